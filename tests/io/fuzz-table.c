/* Fuzz targets (libFuzzer, "./dev fuzz"): a file as it is, or, with FUZZ_SHEET, the XML of a sheet
 * in a workbook that is whole around it: its checksums would keep a fuzzer out. */
#include "read-whole.h"
#include "workbook-maker.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
#ifdef FUZZ_SHEET
  static const char strings[]
      = "<si><t>一覧</t></si><si><r><t>登録</t></r><rPh><t>トウ</t></rPh></si>";
  static const char styles[]
      = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-411]ge.m.d;[&lt;=99]0-0;#,##0.0%\"/>"
        "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf "
        "numFmtId=\"14\"/></cellXfs>";
  g_autofree char *rows = g_strndup ((const char *)data, size);
  g_autoptr (GBytes) bytes = workbook_of_sheet (rows, strings, styles, MAIN, FALSE);

  read_whole (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
#else
  read_whole (data, size);
#endif
  return 0;
}
