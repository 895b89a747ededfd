/* 合同開催: the councils that hold a meeting with the one that calls it; one joins, one leaves. */
#pragma once

#include <adwaita.h>
#include "rk-context.h"
#include "rk-meeting-data.h"

G_BEGIN_DECLS

#define RK_TYPE_JOINT_BOX (rk_joint_box_get_type ())
G_DECLARE_FINAL_TYPE (RkJointBox, rk_joint_box, RK, JOINT_BOX, AdwBin)

GtkWidget *rk_joint_box_new (void);
void rk_joint_box_set_context (RkJointBox *self, RkContext *context);
/** rk_joint_box_show: nothing is seen where one council holds it and none may join. */
void rk_joint_box_show (RkJointBox *self, RkMeetingData *data, gboolean may_write);
/** rk_joint_box_join, rk_joint_box_part: as the form and the button do. */
void rk_joint_box_join (RkJointBox *self, gint64 council);
void rk_joint_box_part (RkJointBox *self, gint64 council);

G_END_DECLS
