/* The preview: its window (rk-preview-window.c), what a paper of a council can be about
 * (rk-preview-choices.c), and what goes out of it (rk-preview-output.c). */
#pragma once

#include "rk-pages-view.h"
#include "rk-preview-window.h"

G_BEGIN_DECLS

struct _RkPreviewWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkLabel *working;
  GtkProgressBar *progress;
  RkPagesView *view;
  RkPagesView *list;
  GtkLabel *zoom_label;
  GtkInfoBar *overflow_bar;
  GtkLabel *overflow_text;
  GtkInfoBar *remark_bar;
  GtkLabel *remark_text;
  GtkEditable *number;
  GtkDropDown *council;
  GtkDropDown *meeting;
  GtkDropDown *order;
  GtkToggleButton *kana;
  GtkDropDown *scheme;
  GtkDropDown *paper;
  GtkSpinButton *first_label;
  GtkMenuButton *run_box;
  GtkSpinButton *first_record;
  GtkSpinButton *last_record;
  GtkWidget *shift_box;
  GtkSpinButton *shift_x;
  GtkSpinButton *shift_y;
  GtkToggleButton *landscape;
  GtkToggleButton *for_public;
  GtkWidget *print;
  GtkWidget *save;
  GtkWidget *save_list;
  GtkWidget *save_split;
  GtkWidget *reword;
  AdwStatusPage *failed;

  RkContext *context;
  char *document;
  RkReportParams params; /* held */
  GArray *schemes;       /* gint64, as they are offered; 0: to members */
  GArray *councils;      /* gint64, as they are offered */
  GArray *meetings;      /* gint64; 0: the next or the newest */
  RkPages *pages;
  GCancellable *work;    /* building or writing under way */
  int written, to_write; /* atomic: pages of the PDF, or files */
  guint progress_tick;
  guint typed_timer;
  gboolean number_typed; /* since the pages were made */
  gboolean setting;
  gboolean printing; /* the operation draws from @pages */
};

/* @text: what is under way; NULL: nothing */
void rk_preview_set_busy (RkPreviewWindow *self, const char *text);
/* The numbers a run goes from and to, of @n; 0: how many there are is not known yet. */
void rk_preview_show_run (RkPreviewWindow *self, guint n);
void rk_preview_show_pages (RkPreviewWindow *self);
/* Makes the pages anew, as @params says now. */
void rk_preview_build (RkPreviewWindow *self);

/* Where nobody has said whose paper it is, it is the prefecture's, and another can be chosen. */
void rk_preview_offer_councils (RkPreviewWindow *self);
void rk_preview_offer_order (RkPreviewWindow *self);
void rk_preview_council_chosen (RkPreviewWindow *self);
void rk_preview_meeting_chosen (RkPreviewWindow *self);
void rk_preview_order_chosen (RkPreviewWindow *self);

/* The buttons */
void rk_preview_save_pdf (RkPreviewWindow *self);
void rk_preview_save_list (RkPreviewWindow *self);
void rk_preview_save_split (RkPreviewWindow *self);
void rk_preview_print (RkPreviewWindow *self);
/* What is being built or written is given up. */
void rk_preview_cancel (RkPreviewWindow *self);

G_END_DECLS
