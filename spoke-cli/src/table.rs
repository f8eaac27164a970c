//! Rows with aligned columns.

use std::fmt;

use anstyle::Style;

use crate::screen::plain;

/// Between two columns.
const GAP: usize = 2;

/// Rows with aligned columns; the last column is never padded.
#[derive(Debug, Default)]
pub(crate) struct Table {
    indent: usize,
    rows: Vec<Vec<Cell>>,
}

#[derive(Debug)]
struct Cell {
    style: Style,
    text: String,
}

impl Table {
    /// An empty table, `indent` spaces from the left.
    pub(crate) fn new(indent: usize) -> Self {
        Table { indent, rows: Vec::new() }
    }

    /// Adds a row of styled texts.
    pub(crate) fn row<const N: usize>(&mut self, cells: [(Style, &str); N]) {
        self.rows
            .push(cells.map(|(style, text)| Cell { style, text: plain(text).replace('\n', " ") }).into());
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column| self.rows.iter().filter_map(|row| row.get(column)).map(Cell::width).max();
        (0..columns).map(|column| width(column).unwrap_or(0)).collect()
    }
}

impl Cell {
    fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// The rows, one a line, without a line end after the last.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{:1$}", "", self.indent)?;
            let last = row.iter().rposition(|cell| !cell.text.is_empty()).unwrap_or(0);
            for (cell, width) in row.iter().zip(&widths).take(last + 1) {
                let style = cell.style;
                write!(f, "{style}{}{style:#}", cell.text)?;
                if !std::ptr::eq(cell, &row[last]) {
                    write!(f, "{:1$}", "", width - cell.width() + GAP)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use anstyle::Style;

    use super::Table;

    #[test]
    fn columns_are_aligned_by_characters_and_nothing_trails() {
        let mut table = Table::new(2);
        let plain = Style::new();
        table.row([(plain, "é"), (plain, "x"), (plain, "")]);
        table.row([(plain, "abc"), (plain, ""), (plain, "last")]);
        assert_eq!(table.to_string(), "  é    x\n  abc     last");
    }
}
