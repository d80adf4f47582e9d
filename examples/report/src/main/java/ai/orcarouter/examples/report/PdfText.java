/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * The fonts that every PDF reader has, and text that fits into them: a character that they do not have is shown by its
 * number, so that nothing is left out.
 */
final class PdfText {
    private static final float UNITS = 1_000f;

    final PDFont regular = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
    final PDFont mono = new PDType1Font(Standard14Fonts.FontName.COURIER);
    private final Map<Integer, Boolean> known = new HashMap<>();

    /** The text in characters that the fonts have. */
    String safe(String text) {
        String visible = Visible.text(text);
        StringBuilder out = new StringBuilder(visible.length());
        visible.codePoints().forEach(point -> {
            if (known.computeIfAbsent(point, this::isKnown)) {
                out.appendCodePoint(point);
            } else {
                Visible.append(point, out);
            }
        });
        return out.toString();
    }

    private boolean isKnown(int point) {
        String one = Character.toString(point);
        try {
            return regular.encode(one).length > 0 && mono.encode(one).length > 0;
        } catch (IOException | IllegalArgumentException missing) {
            return false;
        }
    }

    static float width(PDFont font, float size, String safe) throws IOException {
        return font.getStringWidth(safe) / UNITS * size;
    }

    /** Breaks a text into lines of at most {@code width}, between words where it can. */
    List<String> lines(PDFont font, float size, String text, float width) throws IOException {
        List<String> out = new ArrayList<>();
        String rest = safe(text);
        while (width(font, size, rest) > width) {
            int fits = fitting(font, size, rest, width);
            int end = end(rest, fits);
            out.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        out.add(rest);
        return out;
    }

    /** Where to break before {@code fits}: behind a space or a sign between words, unless that wastes half a line. */
    private static int end(String text, int fits) {
        for (int i = fits; i > fits / 2; i--) {
            if (" _./-,:".indexOf(text.charAt(i - 1)) >= 0 || text.charAt(i) == ' ') {
                return i;
            }
        }
        return fits;
    }

    /** How many characters fit, at least one. The fonts have no character beyond 16 bits. */
    private static int fitting(PDFont font, float size, String text, float width) throws IOException {
        float used = 0;
        for (int i = 0; i < text.length(); i++) {
            used += width(font, size, text.substring(i, i + 1));
            if (used > width) {
                return Math.max(1, i);
            }
        }
        return text.length();
    }
}
