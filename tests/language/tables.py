"""Files of tab-separated columns, and the one kind of trouble that stops a script here."""
import pathlib


class Trouble(Exception):
    """What stops a script: what was observed and, behind a semicolon, a hint."""


def read_table(path, headers):
    """The header of a file and its rows as (line number, fields); `#` starts a comment.

    `headers` are those that the file may have. No message quotes a field: it may be a sentence
    that nobody is to see.
    """
    path = pathlib.Path(path)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Trouble(f"{path} is not UTF-8 at byte {error.start}") from error
    header, rows = None, []
    for number, line in enumerate((line.rstrip("\r") for line in lines), start=1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            if header not in headers:
                names = " or ".join("“" + " ".join(each) + "”" for each in headers)
                raise Trouble(f"{path}:{number}: the columns are not {names}"
                              "; separate them by tabs")
        elif len(fields) != len(header):
            raise Trouble(f"{path}:{number}: {len(fields)} columns and not {len(header)}"
                          "; separate them by tabs")
        elif not all(field.strip() for field in fields):
            raise Trouble(f"{path}:{number}: a column is empty; write - for nothing")
        else:
            rows.append((number, fields))
    if header is None:
        raise Trouble(f"{path} holds nothing; it starts with the names of its columns")
    return header, rows


def format_table(rows, indent="  "):
    """Rows of texts as lines, the first column to the left and the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [text.rjust(width) for text, width in zip(row, widths)]
        cells[0] = row[0].ljust(widths[0])
        yield (indent + "  ".join(cells)).rstrip()
