#include "rk-certificate-draw.h"

/* Millimetres on the sheet, points of the letters. */
typedef struct
{
  double width, height;
  double margin; /* all stands inside */
  double number_y;
  double title_y, title_size;
  double name_y;
  double text_y, text_size, text_pitch, text_left;
  double term_y, date_y;
  double issuer_y, issuer_size;
  double seal_y;
} Layout;

static const Layout lying
    = { 297, 210, 36, 30, 35.6, 38, 63.4, 88, 18, 33, 40, 132, 153, 158, 15.5, 158 };
static const Layout upright
    = { 210, 297, 26, 32, 52, 38, 96, 132, 16.5, 33, 29, 196, 214, 232, 15, 230 };

#define SEAL 24.0

static void
add_ornament (RkSheet *sheet, double x, double y)
{
  const double half = 2.26;
  const double diamond[] = { x, y - half, x + half, y, x, y + half, x - half, y };

  rk_sheet_add_path (sheet, diamond, 4, 0.3 * RK_MM);
  rk_sheet_add_mark (sheet, RK_MARK_DISC, x, y, 1.1);
}

static void
add_inner (RkSheet *sheet, const Layout *l, double inset, double weight)
{
  const double cut = 6.5;
  double r = l->width - inset, b = l->height - inset;
  const double points[]
      = { inset + cut, inset,   r - cut, inset,   r - cut, inset + cut, r,           inset + cut,
          r,           b - cut, r - cut, b - cut, r - cut, b,           inset + cut, b,
          inset + cut, b - cut, inset,   b - cut, inset,   inset + cut, inset + cut, inset + cut };

  rk_sheet_add_path (sheet, points, 12, weight * RK_MM);
}

static void
add_frame (RkSheet *sheet, const Layout *l)
{
  rk_sheet_add_box (sheet, 11, 11, l->width - 22, l->height - 22, 0.9 * RK_MM, FALSE);
  add_inner (sheet, l, 14.2, 0.35);
  add_inner (sheet, l, 15.3, 0.15);
  add_ornament (sheet, 17.2, 17.2);
  add_ornament (sheet, l->width - 17.2, 17.2);
  add_ornament (sheet, 17.2, l->height - 17.2);
  add_ornament (sheet, l->width - 17.2, l->height - 17.2);
}

/* Where the seal goes: a guide for whoever stamps. */
static void
add_seal (RkSheet *sheet, const Layout *l)
{
  double x = l->width - l->margin - 2 - SEAL;
  RkSheetText small = { .x = x + SEAL / 2,
                        .y = l->seal_y + SEAL / 2 - 1.4,
                        .face = RK_FACE_GOTHIC,
                        .size = 6.5,
                        .align = RK_ALIGN_CENTRE };

  rk_sheet_add_box (sheet, x, l->seal_y, SEAL, SEAL, 0.4, TRUE);
  rk_sheet_add_text (sheet, &small, "印（24mm）");
}

static void
add_issuer (RkSheet *sheet, const Layout *l, const char *issuer)
{
  RkSheetText text = { .x = l->margin + 40,
                       .y = l->issuer_y,
                       .width = l->width - 2 * l->margin - 40 - SEAL - 7,
                       .face = RK_FACE_MINCHO,
                       .size = l->issuer_size + 2.5,
                       .pitch = 27,
                       .align = RK_ALIGN_RIGHT,
                       .fit = RK_FIT_FORM };

  rk_sheet_add_text (sheet, &text, issuer);
}

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (; *text; text++)
    n += *text == '\n';
  return n;
}

/* Set wide where there is room between the frame's sides, else as large as fits. */
static void
add_title (RkSheet *sheet, const Layout *l, const char *words)
{
  const double spacing = 0.75;
  double room = l->width - 2 * l->margin;
  double wide = (double)g_utf8_strlen (words, -1) * (1 + spacing) * l->title_size / RK_MM;
  RkSheetText title = { .y = l->title_y, .face = RK_FACE_MINCHO, .size = l->title_size };

  if (wide <= room)
    {
      title.x = l->width / 2;
      title.spacing = spacing;
    }
  else
    {
      title.x = l->margin;
      title.width = room;
      title.align = RK_ALIGN_CENTRE;
      title.smallest = 18;
      title.fit = RK_FIT_NAME;
    }
  rk_sheet_add_text (sheet, &title, words);
}

/* Many lines are set smaller and closer, so that the day and the seal keep their places. */
static void
add_words (RkSheet *sheet, const Layout *l, const RkLetterText *text, const char *date)
{
  const double small_pitch = 24.7, gap = 3;
  double body_height = count_lines (text->body) * l->text_pitch / RK_MM;
  double items_height = count_lines (text->items) * small_pitch / RK_MM;
  double scale = MIN (1, (l->date_y - 2 - l->text_y) / (body_height + gap + items_height));
  RkSheetText body = { .x = l->text_left,
                       .y = l->text_y,
                       .width = l->width - 2 * l->text_left + 2,
                       .face = RK_FACE_MINCHO,
                       .size = l->text_size * scale,
                       .smallest = l->text_size * scale,
                       .pitch = l->text_pitch * scale,
                       .fit = RK_FIT_TEXT };
  RkSheetText small = { .x = l->text_left,
                        .y = l->text_y + (body_height + gap) * scale,
                        .face = RK_FACE_MINCHO,
                        .size = 13 * scale,
                        .pitch = small_pitch * scale };

  add_title (sheet, l, text->subject);
  rk_sheet_add_text (sheet, &body, text->body);
  if (scale == 1)
    small.y = CLAMP (l->term_y, small.y, l->date_y - items_height);
  rk_sheet_add_text (sheet, &small, text->items);
  small.y = l->date_y;
  small.size = 13;
  rk_sheet_add_text (sheet, &small, date);
}

static void
add_right (RkSheet *sheet, const Layout *l, const char *number, const char *again)
{
  RkSheetText right = { .x = l->width - l->margin + 2,
                        .y = l->number_y - 2,
                        .face = RK_FACE_MINCHO,
                        .size = 11.5,
                        .align = RK_ALIGN_RIGHT };

  rk_sheet_add_text (sheet, &right, number);
  right.y += 6;
  right.size = 10;
  if (again)
    rk_sheet_add_text (sheet, &right, again);
}

static void
add_name (RkSheet *sheet, const Layout *l, const RkCertificate *certificate)
{
  RkSheetText above = { .x = l->margin,
                        .y = l->name_y - 7.5,
                        .width = l->width - 2 * l->margin,
                        .face = RK_FACE_MINCHO,
                        .size = 14,
                        .smallest = 9,
                        .pitch = 20,
                        .align = RK_ALIGN_CENTRE,
                        .fit = RK_FIT_NAME };

  if (certificate->above)
    rk_sheet_add_text (sheet, &above, certificate->above);
  rk_sheet_add_name (sheet, &(RkSheetName){ .x = l->margin,
                                            .y = l->name_y,
                                            .width = l->width - 2 * l->margin,
                                            .size = 25,
                                            .smallest = 14,
                                            .honorific_size = 20,
                                            .corporation = certificate->name,
                                            .branch = certificate->branch,
                                            .honorific = "様" });
}

RkSheet *
rk_certificate_base_new (const RkCertificateBase *base, GError **error)
{
  const Layout *l = base->upright ? &upright : &lying;
  g_autoptr (RkSheet) sheet = rk_sheet_new ();

  if (base->picture && !rk_sheet_add_png (sheet, base->picture, 0, 0, l->width, l->height, error))
    return NULL;
  if (base->picture == NULL)
    add_frame (sheet, l);
  add_issuer (sheet, l, base->issuer);
  if (base->seal)
    add_seal (sheet, l);
  return g_steal_pointer (&sheet);
}

RkSheet *
rk_certificate_new (RkSheet *base, const RkCertificate *certificate)
{
  const Layout *l = certificate->upright ? &upright : &lying;
  RkSheet *sheet = rk_sheet_new ();

  rk_sheet_add_sheet (sheet, base);
  add_right (sheet, l, certificate->number, certificate->again);
  add_name (sheet, l, certificate);
  add_words (sheet, l, certificate->text, certificate->date);
  return sheet;
}
