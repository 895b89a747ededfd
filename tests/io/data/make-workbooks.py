#!/usr/bin/python3
"""Makes the workbooks of this folder again: one list as four programs save it, and as CSV.

Needs python3-openpyxl, python3-xlsxwriter, gnumeric and libreoffice-calc-nogui; the tests need none of
them. Every name is invented.
"""
import datetime
import pathlib
import subprocess
import tempfile

import openpyxl
import xlsxwriter
from openpyxl.styles import numbers

HERE = pathlib.Path(__file__).resolve().parent
HEADINGS = ["登録番号", "事業所名", "フリガナ", "法人番号", "郵便番号", "所在地", "市町名", "電話番号", "従業員数", "登録年月日"]
WAREKI = '[$-411]ggge"年"m"月"d"日"'
D = datetime.date
ROWS = [
    [1, "株式会社うみねこ水産", "カブシキガイシャウミネコスイサン", 7080001000019, 4250021, "焼津市中港9-99", "焼津市", "054-999-0001", 1234, D(2024, 4, 1)],
    [2, "㈱髙﨑製茶\n本社工場", "タカサキセイチャ", 8080001000026, 4280013, "島田市金谷東9-9", "島田市", "0547-99-0002", 45, D(2019, 4, 30)],
    [3, "朝霧ビル管理 有限会社", "アサギリビルカンリ", None, 4200001, "静岡市葵区井宮町999", "静岡市", "054-999-0003", 8, D(2019, 5, 1)],
    [12, "𠮷野建材", "ヨシノケンザイ", 9080001000033, 4380086, "磐田市見付9999", "磐田市", "0538-99-0004", 102, D(1989, 1, 8)],
]
NOTE = "※ 従業員数は登録時のもの"


def with_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一覧"
    sheet.append(["ふじのくに健康づくり推進事業所 一覧"])
    sheet.merge_cells("A1:J1")
    sheet.append([])
    sheet.append(HEADINGS)
    for row in ROWS:
        sheet.append(row)
        last = sheet.max_row
        for column, code in ((1, "0000"), (4, "0"), (5, "000-0000"), (9, numbers.FORMAT_NUMBER_COMMA_SEPARATED1.split(".")[0]), (10, WAREKI)):
            sheet.cell(last, column).number_format = code
    sheet.append([])
    sheet.append([NOTE])
    book.create_sheet("凡例").append(["色の意味"])
    book["凡例"].sheet_state = "hidden"
    book.save(path)


def with_xlsxwriter(path):
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("一覧")
    formats = {i: book.add_format({"num_format": code}) for i, code in ((0, "0000"), (3, "0"), (4, "000-0000"), (8, "#,##0"), (9, WAREKI))}
    sheet.merge_range("A1:J1", "ふじのくに健康づくり推進事業所 一覧")
    sheet.write_row(2, 0, HEADINGS)
    for r, row in enumerate(ROWS, 3):
        for c, value in enumerate(row):
            if isinstance(value, D):
                sheet.write_datetime(r, c, datetime.datetime.combine(value, datetime.time()), formats[c])
            elif value is not None:
                sheet.write(r, c, value, formats.get(c))
    sheet.write(3 + len(ROWS) + 1, 0, NOTE)
    book.add_worksheet("凡例").hide()
    book.close()


def main():
    with_openpyxl(HERE / "openpyxl.xlsx")
    with_xlsxwriter(HERE / "xlsxwriter.xlsx")
    subprocess.run(["ssconvert", HERE / "openpyxl.xlsx", HERE / "gnumeric.xlsx"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        subprocess.run([*office, "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, HERE / "openpyxl.xlsx"], check=True)
        pathlib.Path(folder, "openpyxl.xlsx").rename(HERE / "calc.xlsx")
        # UTF-8 with BOM, cells as they are shown
        subprocess.run([*office, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", folder, HERE / "calc.xlsx"], check=True)
        text = pathlib.Path(folder, "calc.csv").read_text(encoding="utf-8")
        (HERE / "calc.csv").write_text(text, encoding="utf-8")


main()
