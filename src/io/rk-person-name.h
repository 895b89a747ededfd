/* 代表取締役　山田　太郎: what stands before a person's name in one cell with it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rk_person_split_title:
 * @text: a cell with a person's name
 * @title: (out) (transfer full): 代表取締役
 * @name: (out) (transfer full): 山田　太郎, blanks inside as typed
 *
 * Returns: FALSE where no title stands before a name; nothing is set then
 */
gboolean rk_person_split_title (const char *text, char **title, char **name);
/**
 * rk_person_split_department: 総務部 人事課 山田 花子. Only for columns that say they hold both:
 * 服部 and 室 are surnames as well.
 */
gboolean rk_person_split_department (const char *text, char **department, char **name);

G_END_DECLS
