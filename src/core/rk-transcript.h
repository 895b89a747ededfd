/* The written-out recording of a meeting, as other programs save it: WebVTT, or plain text with
 * 「氏名：」 before what somebody says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** No transcript of a meeting is longer; what is, is another file. */
#define RK_TRANSCRIPT_MOST_BYTES (16 * 1024 * 1024)

/**
 * RkUtterance: what one person said in one go.
 * @line: where it begins in the text, from 1
 * @second: since the recording began; -1: the text does not say
 * @speaker: (nullable): as the text names the speaker
 * @text: without marks and breaks that only serve the subtitles
 */
typedef struct
{
  guint line;
  gint64 second;
  char *speaker;
  char *text;
} RkUtterance;

void rk_utterance_free (RkUtterance *self);

/**
 * rk_transcript_parse: WebVTT where the text begins with "WEBVTT", else plain text.
 * @text: UTF-8
 *
 * Speakers are told by "<v Name>", 「氏名：」 and 「○氏名」 at the beginning of a line; a time
 * before them ("[0:12:34]") is kept. What follows a blank line begins anew with the same speaker.
 * Cues of one speaker that follow each other within ten seconds become one.
 *
 * @error: %RK_ERROR_INVALID that says what is wrong and in which line
 * Returns: (element-type RkUtterance): at least one
 */
GPtrArray *rk_transcript_parse (const char *text, GError **error);

/** rk_transcript_dup_name: the name in what a transcript calls somebody: 「青島委員」,
 * 「青島会長」, 「青島 様」 → 「青島」. Returns: (transfer full) */
char *rk_transcript_dup_name (const char *speaker);
/** rk_transcript_dup_time: 「0:12:34」. @second: from 0 */
char *rk_transcript_dup_time (gint64 second);

G_END_DECLS
