/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.guardrails.internal.detect.secret.Shape.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretPacksTest {
    private final Generated generated = new Generated();

    @Test
    void tokens_valueOfEachShape_isFoundWithItsExactSpan() {
        List<String> missed = new ArrayList<>();
        for (TokenKind kind : Packs.tokens()) {
            String made = generated.value(kind.shape());
            String value = kind.begin() + made.substring(kind.begin().length());
            String before = kind.near() + " = \"";
            String text = before + value + "\"\n";
            boolean found = Generated.findings(text).stream()
                    .anyMatch(f -> f.start() <= before.length() + kind.shape().prefixLength()
                            && f.end() == before.length() + value.length()
                            && f.confidence() >= Math.min(kind.confidence(), 0.5));
            if (!found) {
                missed.add(kind.id() + " " + kind.shape().pieces());
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void tokens_valueCutShort_isNoneOfItsKind() {
        List<String> wrong = new ArrayList<>();
        for (TokenKind kind : Packs.tokens()) {
            Piece last = kind.shape().pieces().get(kind.shape().pieces().size() - 1);
            if (last.run() == null || last.isVariable() || last.least() < 8) {
                continue;
            }
            String value = generated.value(kind.shape());
            String text = "x = \"" + value.substring(0, value.length() - last.least() / 2) + "\"\n";
            boolean found =
                    Generated.findings(text).stream().anyMatch(f -> f.kind().equals(kind.id()));
            boolean others = Packs.tokens().stream()
                            .filter(k -> k.id().equals(kind.id()))
                            .count()
                    > 1;
            if (found && !others) {
                wrong.add(kind.id());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void tokens_counterExamples_areNoneOfTheirKind() {
        for (TokenKind kind : Packs.tokens()) {
            for (String text : kind.counterExamples()) {
                assertThat(Generated.findings(text)).noneMatch(f -> f.kind().equals(kind.id()));
            }
        }
    }

    @Test
    void tokens_placeholderOfTheShape_isNotReported() {
        for (TokenKind kind : Packs.tokens()) {
            Piece last = kind.shape().pieces().get(kind.shape().pieces().size() - 1);
            if (kind.fill()
                    || kind.shape().pieces().size() != 2
                    || last.run() == null
                    || last.least() < 12
                    || !last.run().has('x')) {
                continue;
            }
            String text =
                    kind.near() + " = \"" + kind.shape().pieces().get(0).literal() + "x".repeat(last.least()) + "\"";
            assertThat(Generated.reported(text)).as(kind.id()).isEmpty();
        }
    }

    @Test
    void providers_valueOfEachShape_isFoundAfterTheName() {
        List<String> missed = new ArrayList<>();
        for (Provider provider : Packs.providers()) {
            for (Shape shape : provider.shapes()) {
                String value = generated.value(shape);
                String before = provider.keywords().get(0) + "_secret_key = \"";
                String text = before + value + "\"\n";
                boolean found = Generated.reported(text).stream()
                        .anyMatch(f -> f.start() < before.length() + value.length() && f.end() > before.length());
                if (!found) {
                    missed.add(provider.name() + " " + shape.pieces());
                }
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void providers_nameAlone_findsNothing() {
        for (Provider provider : Packs.providers()) {
            String keyword = provider.keywords().get(0);
            assertThat(Generated.reported("Set the " + keyword + " key: see the manual of " + keyword + " for it.\n"))
                    .as(keyword)
                    .isEmpty();
        }
    }

    @Test
    void packs_hold_severalHundredKinds() {
        Set<String> kinds = new HashSet<>();
        Packs.tokens().forEach(kind -> kinds.add(kind.id()));
        assertThat(kinds).hasSizeGreaterThan(300);
        assertThat(Packs.providers())
                .hasSizeGreaterThan(550)
                .extracting(Provider::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void tokenKind_lineThatIsNone_isRefused() {
        assertThatThrownBy(() -> TokenKind.parse("a b 90")).hasMessageContaining("too few words");
        assertThatThrownBy(() -> TokenKind.parse("a b 90 ab_{nosuch:4}")).hasMessageContaining("no class nosuch");
        assertThatThrownBy(() -> TokenKind.parse("a b 90 ab_{alnum}")).hasMessageContaining("without a count");
        assertThatThrownBy(() -> TokenKind.parse("a b 90 ab_{alnum:4")).hasMessageContaining("not closed");
        assertThatThrownBy(() -> TokenKind.parse("a b 90 ab_{alnum:9-4}")).hasMessageContaining("from 9 to 4");
        assertThatThrownBy(() -> TokenKind.parse("a b 90 ab_{alnum:4} sometimes"))
                .hasMessageContaining("no such check");
        assertThatThrownBy(() -> TokenKind.parse("a b 90 {alnum:40}")).hasMessageContaining("nothing to look for");
    }
}
