/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A page that is written from top to bottom, and the next one when it is full. */
final class PdfCanvas implements AutoCloseable {
    static final Color INK = new Color(0x16, 0x22, 0x2e);
    static final Color SOFT = new Color(0x5b, 0x6b, 0x7a);
    static final Color LINE = new Color(0xd9, 0xe0, 0xe6);
    static final Color TINT = new Color(0xf4, 0xf7, 0xf9);
    static final Color BAND = new Color(0x12, 0x32, 0x4a);
    static final Color GOOD = new Color(0x1c, 0x6b, 0x45);
    static final Color WARN = new Color(0x9a, 0x5b, 0x00);

    static final float LEFT = 50;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    static final float TOP = PDRectangle.A4.getHeight() - 56;
    static final float BOTTOM = 60;

    final PdfText text;
    private final PDDocument document;
    private PDPageContentStream stream;
    private PDPage page;
    private float y = TOP;

    /** Begins with a page. */
    PdfCanvas(PDDocument document, PdfText text) throws IOException {
        this.document = document;
        this.text = text;
        page = new PDPage(PDRectangle.A4);
        stream = begin();
    }

    private PDPageContentStream begin() throws IOException {
        document.addPage(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    void nextPage() throws IOException {
        stream.close();
        page = new PDPage(PDRectangle.A4);
        stream = begin();
    }

    PDPage page() {
        return page;
    }

    float y() {
        return y;
    }

    void moveTo(float to) {
        y = to;
    }

    void skip(float height) {
        y -= height;
    }

    /** Goes on on the next page unless there is that much room; whether it did. */
    boolean need(float height) throws IOException {
        if (y - height >= BOTTOM) {
            return false;
        }
        nextPage();
        return true;
    }

    /** Writes a line whose characters the font has, its base line at {@code at}. */
    void line(PDFont font, float size, Color color, float x, float at, String safe) throws IOException {
        stream.beginText();
        stream.setNonStrokingColor(color);
        stream.setFont(font, size);
        stream.newLineAtOffset(x, at);
        stream.showText(safe);
        stream.endText();
    }

    void right(PDFont font, float size, Color color, float x, float at, String safe) throws IOException {
        line(font, size, color, x - PdfText.width(font, size, safe), at, safe);
    }

    /** Writes a text over as many lines and pages as it needs. */
    void paragraph(PDFont font, float size, Color color, float x, float width, String any) throws IOException {
        float leading = size * 1.4f;
        List<String> lines = text.lines(font, size, any, width);
        for (String each : lines) {
            need(leading);
            y -= leading;
            line(font, size, color, x, y + size * 0.3f, each);
        }
    }

    void fill(Color color, float x, float bottom, float width, float height) throws IOException {
        stream.setNonStrokingColor(color);
        stream.addRect(x, bottom, width, height);
        stream.fill();
    }

    void rule(Color color, float thickness, float at) throws IOException {
        fill(color, LEFT, at, WIDTH, thickness);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
