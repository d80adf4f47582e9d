/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import ai.orcarouter.firewall.compliance.report.Rendering;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A document to hand over: a title page with the hash, the key id and how to verify, then the sections, with bookmarks
 * and page numbers. Nothing in it is taken from the clock or from chance.
 */
final class PdfRenderer {
    private static final int ID_DIGITS = 15;
    private static final int HEX = 16;

    private final ReportView view;
    private final PDDocument document;
    private final PdfText text = new PdfText();
    private final List<PDPage> starts = new ArrayList<>();

    private PdfRenderer(ReportView view, PDDocument document) {
        this.view = view;
        this.document = document;
    }

    static Rendering render(ReportView view) {
        try (PDDocument document = new PDDocument()) {
            new PdfRenderer(view, document).draw();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return new Rendering("report.pdf", out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw() throws IOException {
        try (PdfCanvas title = new PdfCanvas(document, text)) {
            try (PdfCanvas canvas = new PdfCanvas(document, text)) {
                for (int i = 0; i < view.sections().size(); i++) {
                    if (i > 0 && canvas.y() < PdfCanvas.TOP) {
                        boolean broke = canvas.need(150);
                        canvas.skip(broke ? 0 : 18);
                    }
                    section(canvas, view.sections().get(i));
                }
            }
            title(title);
        }
        footers();
        bookmarks();
        describe();
    }

    private void describe() {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle("Compliance report: " + Visible.text(view.framework() + ", " + view.workspace()));
        information.setSubject("Content hash " + view.signature().contentHash());
        information.setProducer("Orca");
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("en");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        // Otherwise the writer takes the time.
        document.setDocumentId(Long.parseLong(view.signature().contentHash().substring(0, ID_DIGITS), HEX));
    }

    private void section(PdfCanvas canvas, ReportView.Section section) throws IOException {
        starts.add(canvas.page());
        canvas.skip(18);
        canvas.line(text.bold, 16, PdfCanvas.BAND, PdfCanvas.LEFT, canvas.y(), text.safe(section.title()));
        canvas.right(
                text.bold,
                8,
                color(section),
                PdfCanvas.LEFT + PdfCanvas.WIDTH,
                canvas.y() + 1,
                text.safe(section.state()));
        canvas.skip(8);
        canvas.rule(PdfCanvas.BAND, 1.4f, canvas.y());
        canvas.skip(4);
        for (Block block : section.blocks()) {
            block(canvas, block);
        }
    }

    private static Color color(ReportView.Section section) {
        return "supplied".equals(section.state()) ? PdfCanvas.GOOD : PdfCanvas.WARN;
    }

    private void block(PdfCanvas canvas, Block block) throws IOException {
        canvas.need(64);
        if (!block.title().isEmpty()) {
            canvas.skip(8);
            canvas.paragraph(text.bold, 10, PdfCanvas.INK, PdfCanvas.LEFT, PdfCanvas.WIDTH, block.title());
            canvas.skip(3);
        }
        if (block instanceof Block.Note note) {
            canvas.paragraph(text.regular, 9, PdfCanvas.SOFT, PdfCanvas.LEFT, PdfCanvas.WIDTH, note.text());
        } else if (block instanceof Block.Table table) {
            PdfTable.draw(canvas, table);
        }
    }

    private void title(PdfCanvas canvas) throws IOException {
        float top = canvas.page().getMediaBox().getHeight();
        canvas.fill(PdfCanvas.BAND, 0, top - 220, canvas.page().getMediaBox().getWidth(), 220);
        canvas.line(text.bold, 11, PdfCanvas.LINE, PdfCanvas.LEFT, top - 64, "ORCA");
        canvas.line(text.bold, 30, Color.WHITE, PdfCanvas.LEFT, top - 112, "Compliance report");
        canvas.moveTo(top - 122);
        canvas.paragraph(
                text.regular,
                16,
                Color.WHITE,
                PdfCanvas.LEFT,
                PdfCanvas.WIDTH,
                first(text.lines(text.regular, 16, view.framework() + "  ·  " + view.workspace(), PdfCanvas.WIDTH)));
        canvas.skip(6);
        canvas.paragraph(text.regular, 10.5f, PdfCanvas.LINE, PdfCanvas.LEFT, PdfCanvas.WIDTH, view.window());
        canvas.moveTo(top - 244);
        PdfTable.draw(canvas, facts("", view.facts()));
        heading(canvas, "Integrity");
        integrity(canvas);
        heading(canvas, "How to verify");
        int number = 1;
        for (String step : ReportView.HOW_TO_VERIFY) {
            float at = canvas.y() - 12.6f + 2.7f;
            canvas.line(text.bold, 9, PdfCanvas.BAND, PdfCanvas.LEFT, at, number++ + ".");
            canvas.paragraph(text.regular, 9, PdfCanvas.INK, PdfCanvas.LEFT + 16, PdfCanvas.WIDTH - 16, step);
        }
        heading(canvas, "Contents");
        contents(canvas);
    }

    private static String first(List<String> lines) {
        return lines.get(0);
    }

    private static Block.Table facts(String title, List<List<String>> rows) {
        return new Block.Table(title, List.of("", ""), List.of(false, false), rows);
    }

    private void heading(PdfCanvas canvas, String title) throws IOException {
        canvas.skip(22);
        canvas.line(text.bold, 12, PdfCanvas.BAND, PdfCanvas.LEFT, canvas.y(), title);
        canvas.skip(6);
    }

    /** The three values, in a type in which every character can be told from the others. */
    private void integrity(PdfCanvas canvas) throws IOException {
        float height = 66;
        canvas.fill(PdfCanvas.TINT, PdfCanvas.LEFT, canvas.y() - height, PdfCanvas.WIDTH, height);
        canvas.fill(PdfCanvas.BAND, PdfCanvas.LEFT, canvas.y() - height, 3, height);
        float end = canvas.y() - height;
        canvas.skip(4);
        value(canvas, "Content hash", view.signature().contentHash());
        value(canvas, "Signature", view.signature().signature());
        value(canvas, "Key id", view.signature().keyId());
        canvas.moveTo(end);
    }

    private void value(PdfCanvas canvas, String name, String value) throws IOException {
        canvas.line(text.regular, 8, PdfCanvas.SOFT, PdfCanvas.LEFT + 12, canvas.y() - 9, name);
        canvas.paragraph(text.mono, 8, PdfCanvas.INK, PdfCanvas.LEFT + 76, PdfCanvas.WIDTH - 84, value);
        canvas.skip(2);
    }

    private void contents(PdfCanvas canvas) throws IOException {
        for (int i = 0; i < view.sections().size(); i++) {
            ReportView.Section section = view.sections().get(i);
            canvas.skip(14.5f);
            canvas.line(text.regular, 9.5f, PdfCanvas.INK, PdfCanvas.LEFT, canvas.y(), text.safe(section.title()));
            canvas.line(
                    text.regular, 8.5f, color(section), PdfCanvas.LEFT + 170, canvas.y(), text.safe(section.state()));
            String page = Integer.toString(document.getPages().indexOf(starts.get(i)) + 1);
            canvas.right(text.regular, 9.5f, PdfCanvas.INK, PdfCanvas.LEFT + PdfCanvas.WIDTH, canvas.y(), page);
            canvas.fill(PdfCanvas.LINE, PdfCanvas.LEFT, canvas.y() - 4, PdfCanvas.WIDTH, 0.4f);
        }
    }

    private void footers() throws IOException {
        int pages = document.getNumberOfPages();
        String about = text.safe(view.workspace() + "  ·  " + view.framework() + "  ·  "
                + view.signature().contentHash().substring(0, HEX) + "  ·  "
                + view.signature().keyId());
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream stream =
                    new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
                String number = "Page " + (i + 1) + " of " + pages;
                footer(stream, PdfCanvas.LEFT, first(text.lines(text.regular, 7.5f, about, PdfCanvas.WIDTH - 80)));
                footer(stream, PdfCanvas.LEFT + PdfCanvas.WIDTH - PdfText.width(text.regular, 7.5f, number), number);
            }
        }
    }

    private void footer(PDPageContentStream stream, float x, String safe) throws IOException {
        stream.beginText();
        stream.setNonStrokingColor(PdfCanvas.SOFT);
        stream.setFont(text.regular, 7.5f);
        stream.newLineAtOffset(x, 34);
        stream.showText(safe);
        stream.endText();
    }

    private void bookmarks() {
        PDDocumentOutline outline = new PDDocumentOutline();
        document.getDocumentCatalog().setDocumentOutline(outline);
        for (int i = 0; i < view.sections().size(); i++) {
            PDPageFitDestination destination = new PDPageFitDestination();
            destination.setPage(starts.get(i));
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(view.sections().get(i).title());
            item.setDestination(destination);
            outline.addLast(item);
        }
    }
}
