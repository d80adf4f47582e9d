/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.Finding;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecretDetectorProperties {
    private static final String TOKEN = "glpat-" + "q7Zt2Vb9Xk4Lm1Ws8Rd5";

    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> marks = Arbitraries.of(
                "api_key",
                " = ",
                "\"",
                "'",
                ":",
                "://",
                "@",
                ".",
                "-----BEGIN ",
                "PRIVATE KEY-----",
                "eyJ",
                "\\",
                "{",
                "}",
                "password",
                "curl -u ",
                "Bearer ",
                "Basic ",
                "klaviyo",
                "sk-",
                "T3BlbkFJ",
                "AKIA",
                "\n",
                "=",
                "/",
                "00",
                "1/",
                "<add key=",
                "value=",
                "kind: secret",
                "\ndata:",
                "machine ",
                " password ",
                "\"kty\"",
                "\"d\"",
                "\ud83d",
                "\udc00");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(6);
        Arbitrary<String> runs = Arbitraries.strings().alpha().numeric().ofMaxLength(60);
        return Arbitraries.oneOf(marks, marks, any, runs).list().ofMaxSize(24).map(list -> String.join("", list));
    }

    @Property
    void findings_ofAnyText_haveValidSpansAndSafeReasons(@ForAll("pieces") String text) {
        for (Finding finding : Generated.findings(text)) {
            assertThat(finding.start()).isBetween(0, text.length());
            assertThat(finding.end()).isBetween(finding.start() + 1, text.length());
            assertThat(finding.reason()).isNotBlank();
        }
    }

    @Property
    void findings_ofAnyMember_lieInItsValue(@ForAll("pieces") String name, @ForAll("pieces") String text) {
        for (Finding finding : Generated.findings(new Passage(text, name))) {
            assertThat(finding.end()).isLessThanOrEqualTo(text.length());
        }
    }

    @Property
    void findings_ofATokenAmongAnything_holdTheToken(@ForAll("pieces") String before, @ForAll("pieces") String after) {
        String text = before + " " + TOKEN + "\n" + after;
        int start = before.length() + 1;
        List<Finding> found = Generated.findings(text);
        assertThat(found).anyMatch(f -> f.start() <= start + 6 && f.end() >= start + TOKEN.length());
    }

    @Property
    void findings_ofTheSameText_areTheSame(@ForAll("pieces") String text) {
        assertThat(Generated.findings(text)).isEqualTo(Generated.findings(text));
    }
}
