/* Shared by the two halves of the calendar. */
#pragma once

#include "rk-calendar.h"

G_BEGIN_DECLS

/* An era. @last_year is the last year of it that is read, which for 平成 goes ten years beyond its
 * end: documents printed before 2019 look that far ahead. */
typedef struct
{
  const char *name;
  const char *initial; /* 令: as in 令6.4.1 */
  char letter;
  RkDate first;
  int ended; /* its own last year; 0 while it goes on */
  int last_year;
} RkEra;

#define RK_N_ERAS 5

/* Oldest first */
extern const RkEra rk_eras[RK_N_ERAS];

G_END_DECLS
