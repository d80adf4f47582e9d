/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.examples.cli.Report.Piece;
import ai.orcarouter.examples.cli.Report.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {
    private static Report report(String text, Span... spans) {
        return new Report("found", text, List.of(spans), List.of("a remark"), null);
    }

    private static String shown(boolean color, Report report) {
        StringBuilder out = new StringBuilder();
        new TextReport(color).add("7", report, out);
        return out.toString();
    }

    @Test
    void pieces_overlappingSpans_showTheFirstMarkAndEveryLabel() {
        assertThat(report(
                                "abcdefgh",
                                new Span(4, 7, Mark.SECRETS, "s"),
                                new Span(1, 5, Mark.PII, "p"),
                                new Span(3, 3, Mark.OTHER, "nothing"))
                        .pieces())
                .containsExactly(
                        new Piece("a", null, ""),
                        new Piece("bc", Mark.PII, "p"),
                        new Piece("d", Mark.PII, "p"),
                        new Piece("e", Mark.SECRETS, "p, s"),
                        new Piece("fg", Mark.SECRETS, "s"),
                        new Piece("h", null, ""));
        assertThat(report("").pieces()).isEmpty();
    }

    @Test
    void text_withoutColor_marksInBrackets() {
        assertThat(shown(false, report("a key\nb", new Span(2, 5, Mark.SECRETS, "k"))))
                .isEqualTo("7  found\n  | a [[key|k]]\n  | b\n  - a remark\n\n");
    }

    @Test
    void text_withColor_endsItAtEachLine() {
        assertThat(shown(true, report("x\r\ny", new Span(0, 4, Mark.PII, "p"))).lines())
                .containsExactly(
                        "\u001b[1m7  found\u001b[0m",
                        "  | \u001b[30;43mx\u001b[0m",
                        "  | \u001b[30;43my\u001b[0m",
                        "  - a remark",
                        "");
    }

    @Test
    void text_whatATerminalActsOn_isNamed() {
        String shown = shown(false, report("\u001b]0;x\u0007 \u202e \ud800", new Span(0, 3, Mark.PII, "\u001b[2J")));
        assertThat(shown).contains("<U+001b>]0", "x<U+0007> <U+202e> <U+d800>").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void html_everyCharacterOfMarkup_isEscaped() {
        assertThat(HtmlPage.escaped("<script>alert('x' + \"&\")</script>\u202e\n\tend"))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39; + &quot;&amp;&quot;)&lt;/script&gt;&lt;U+202e&gt;\n\tend");
    }
}
