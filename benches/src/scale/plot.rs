//! Curves over sizes, both axes by powers of ten, as a picture that reads on light and dark paper.

use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;

use crate::budgets::amount;

/// The curves of one series.
pub struct Plot {
    /// What is counted from left to right.
    pub across: &'static str,
    /// Side by side.
    pub panels: Vec<Panel>,
}

/// Curves of one unit.
pub struct Panel {
    /// What is counted upwards, with its unit.
    pub title: &'static str,
    pub lines: Vec<Line>,
}

/// One curve.
pub struct Line {
    pub name: String,
    pub points: Vec<(u64, f64)>,
}

/// Of text, axes and grid: halfway between the papers.
const GREY: RGBColor = RGBColor(128, 128, 128);

/// Told apart on both papers, and by who does not see red or green.
const COLOURS: [RGBColor; 5] = [
    RGBColor(51, 136, 221),
    RGBColor(224, 123, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 102, 170),
    RGBColor(150, 140, 50),
];

const WIDTH: u32 = 400;
const HEIGHT: u32 = 250;
const LINE_HEIGHT: i32 = 18;

type Drawn = Result<(), Box<dyn std::error::Error>>;

impl Line {
    /// One without points yet.
    pub fn new(name: &str) -> Line {
        Line { name: name.to_owned(), points: Vec::new() }
    }
}

impl Plot {
    /// Writes it as SVG.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn draw(&self, path: &Path) -> Result<(), String> {
        let most = self.panels.iter().map(|panel| panel.lines.len()).max().unwrap_or_default() as i32;
        let head = (most + 1) * LINE_HEIGHT + 8;
        let size = (WIDTH * self.panels.len() as u32, HEIGHT + head as u32);
        let area = SVGBackend::new(path, size).into_drawing_area();
        let panels = area.split_evenly((1, self.panels.len()));
        let drawn = panels.iter().zip(&self.panels).try_for_each(|(area, panel)| {
            let (above, below) = area.split_vertically(head);
            panel.head(&above)?;
            panel.curves(&below, self.across)
        });
        drawn.and_then(|()| Ok(area.present()?)).map_err(|error| error.to_string())
    }
}

impl Panel {
    /// The title, and below it the names of the curves.
    fn head(&self, area: &DrawingArea<SVGBackend<'_>, Shift>) -> Drawn {
        area.draw(&Text::new(self.title, (10, 6), ("sans-serif", 17).into_font().color(&GREY)))?;
        for (at, (line, colour)) in self.lines.iter().zip(COLOURS).enumerate() {
            let top = (at as i32 + 1) * LINE_HEIGHT + 8;
            area.draw(&PathElement::new([(12, top + 6), (28, top + 6)], colour.stroke_width(2)))?;
            area.draw(&Text::new(
                line.name.as_str(),
                (34, top),
                ("sans-serif", 15).into_font().color(&GREY),
            ))?;
        }
        Ok(())
    }

    fn curves(&self, area: &DrawingArea<SVGBackend<'_>, Shift>, across: &str) -> Drawn {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let across_range = decades(points().map(|(count, _)| *count as f64));
        let up_range = decades(points().map(|(_, value)| *value));
        let mut chart = ChartBuilder::on(area)
            .margin_right(24)
            .margin_top(8)
            .margin_bottom(4)
            .x_label_area_size(44)
            .y_label_area_size(64)
            .build_cartesian_2d(across_range.log_scale(), up_range.log_scale())?;
        chart
            .configure_mesh()
            .axis_style(GREY)
            .bold_line_style(GREY.mix(0.35))
            .light_line_style(TRANSPARENT)
            .label_style(("sans-serif", 14).into_font().color(&GREY))
            .axis_desc_style(("sans-serif", 15).into_font().color(&GREY))
            .x_desc(across)
            .x_label_formatter(&label)
            .y_label_formatter(&label)
            .draw()?;
        for (line, colour) in self.lines.iter().zip(COLOURS) {
            let points: Vec<(f64, f64)> =
                line.points.iter().map(|(count, value)| (*count as f64, *value)).collect();
            chart.draw_series(LineSeries::new(points.clone(), colour.stroke_width(2)))?;
            chart.draw_series(points.into_iter().map(|point| Circle::new(point, 3, colour.filled())))?;
        }
        Ok(())
    }
}

/// From a power of ten to a power of ten, with all values between them.
fn decades(values: impl Iterator<Item = f64>) -> std::ops::Range<f64> {
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        (least, most) = (least.min(value.log10().floor()), most.max(value.log10().ceil()));
    }
    // A curve in one decade still gets a frame.
    let range = 10f64.powf(least)..10f64.powf(most.max(least + 1.0));
    // A hair wider, so that no rounding takes the outermost line of the grid.
    range.start * 0.999..range.end * 1.001
}

/// `1,000`, `100k`, `10M`: short enough to stand beside the next.
fn label(value: &f64) -> String {
    match *value {
        value if value >= 999_000.0 => format!("{}M", amount((value / 1e6).round())),
        value if value >= 9_990.0 => format!("{}k", amount((value / 1e3).round())),
        value => amount(value),
    }
}
