/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A table that breaks over pages between its rows, and within a row that is taller than a page; its head repeats. */
final class PdfTable {
    private static final float SIZE = 8;
    private static final float LEADING = 10.4f;
    private static final float PAD = 4;
    private static final float NARROWEST = 34;
    private static final int SAMPLE = 200;
    private static final int HASH = 64;
    private static final int SHOWN = 12;

    private final PdfCanvas canvas;
    private final Block.Table table;
    private final boolean facts;
    private final float[] widths;

    private PdfTable(PdfCanvas canvas, Block.Table table) throws IOException {
        this.canvas = canvas;
        this.table = table;
        facts = table.columns().equals(List.of("", ""));
        widths = facts ? factWidths() : widths();
    }

    static void draw(PdfCanvas canvas, Block.Table whole) throws IOException {
        Block.Table table = shortened(whole);
        PdfTable drawn = new PdfTable(canvas, table);
        drawn.head();
        for (int i = 0; i < table.rows().size(); i++) {
            drawn.row(table.rows().get(i), !drawn.facts && i % 2 == 1);
        }
        canvas.skip(6);
    }

    /** Hashes in columns are shown by their beginning; the evidence has all of them. */
    private static Block.Table shortened(Block.Table table) {
        if (table.columns().equals(List.of("", ""))) {
            return table;
        }
        List<List<String>> rows = table.rows().stream()
                .map(row -> row.stream().map(PdfTable::shortened).toList())
                .toList();
        return new Block.Table(table.title(), table.columns(), table.numeric(), rows);
    }

    private static String shortened(String value) {
        boolean hash =
                value.length() == HASH && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return hash ? value.substring(0, SHOWN) + "\u2026" : value;
    }

    /** The first column as wide as its longest name, the second what is left. */
    private float[] factWidths() throws IOException {
        float first = NARROWEST;
        for (List<String> row : table.rows()) {
            first = Math.max(first, natural(canvas.text.regular, row.get(0)));
        }
        first = Math.min(first, PdfCanvas.WIDTH / 2);
        return new float[] {first, PdfCanvas.WIDTH - first};
    }

    /** What each column would like, and where that is too much, room taken from the widest ones. */
    private float[] widths() throws IOException {
        int count = table.columns().size();
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(
                    NARROWEST, natural(canvas.text.bold, table.columns().get(i)));
            for (List<String> row :
                    table.rows().subList(0, Math.min(SAMPLE, table.rows().size()))) {
                out[i] = Math.max(out[i], natural(canvas.text.regular, row.get(i)));
            }
        }
        float cap = PdfCanvas.WIDTH;
        while (sum(out, cap) > PdfCanvas.WIDTH && cap > NARROWEST) {
            cap -= 2;
        }
        float scale = Math.min(1, PdfCanvas.WIDTH / sum(out, cap));
        float free = PdfCanvas.WIDTH - sum(out, cap) * scale;
        for (int i = 0; i < count; i++) {
            out[i] = Math.min(out[i], cap) * scale + free / count;
        }
        return out;
    }

    private static float sum(float[] widths, float cap) {
        float sum = 0;
        for (float width : widths) {
            sum += Math.min(width, cap);
        }
        return sum;
    }

    private float natural(PDFont font, String text) throws IOException {
        return PdfText.width(font, SIZE, canvas.text.safe(text)) + 2 * PAD + 1;
    }

    private void head() throws IOException {
        if (facts) {
            return;
        }
        List<List<String>> cells = cells(canvas.text.bold, table.columns());
        float height = height(cells);
        canvas.need(height + 3 * LEADING);
        canvas.fill(PdfCanvas.TINT, PdfCanvas.LEFT, canvas.y() - height, PdfCanvas.WIDTH, height);
        draw(cells, canvas.text.bold, 0, lines(cells));
        canvas.rule(PdfCanvas.BAND, 0.8f, canvas.y());
    }

    private List<List<String>> cells(PDFont font, List<String> values) throws IOException {
        List<List<String>> out = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            out.add(canvas.text.lines(font, SIZE, values.get(i), widths[i] - 2 * PAD));
        }
        return out;
    }

    private static int lines(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    private static float height(List<List<String>> cells) {
        return lines(cells) * LEADING + PAD;
    }

    private void row(List<String> values, boolean shaded) throws IOException {
        List<List<String>> cells = cells(canvas.text.regular, values);
        int all = lines(cells);
        int done = 0;
        while (done < all) {
            int room = (int) ((canvas.y() - PdfCanvas.BOTTOM - PAD) / LEADING);
            boolean whole = all - done <= room;
            if (!whole && (room < 1 || all <= (PdfCanvas.TOP - PdfCanvas.BOTTOM) / LEADING - 6)) {
                canvas.nextPage();
                head();
                continue;
            }
            int end = whole ? all : done + room;
            float height = (end - done) * LEADING + PAD;
            if (shaded) {
                canvas.fill(PdfCanvas.TINT, PdfCanvas.LEFT, canvas.y() - height, PdfCanvas.WIDTH, height);
            }
            draw(cells, canvas.text.regular, done, end);
            done = end;
        }
        canvas.rule(PdfCanvas.LINE, 0.5f, canvas.y());
    }

    /** Draws lines {@code from} to {@code to} of every cell and moves below them. */
    private void draw(List<List<String>> cells, PDFont font, int from, int to) throws IOException {
        float x = PdfCanvas.LEFT;
        for (int i = 0; i < cells.size(); i++) {
            float at = canvas.y() - PAD / 2;
            for (String line : cells.get(i)
                    .subList(
                            Math.min(from, cells.get(i).size()),
                            Math.min(to, cells.get(i).size()))) {
                at -= LEADING;
                if (table.numeric().get(i)) {
                    canvas.right(font, SIZE, PdfCanvas.INK, x + widths[i] - PAD, at + 2.6f, line);
                } else {
                    canvas.line(font, SIZE, color(i), x + PAD, at + 2.6f, line);
                }
            }
            x += widths[i];
        }
        canvas.skip((to - from) * LEADING + PAD);
    }

    private Color color(int column) {
        return facts && column == 0 ? PdfCanvas.SOFT : PdfCanvas.INK;
    }
}
