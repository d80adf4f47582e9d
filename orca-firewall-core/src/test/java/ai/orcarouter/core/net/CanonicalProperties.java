/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalProperties {
    /** What deceptive URLs are made of. */
    private static final List<String> PIECES = List.of(
            "http",
            "https",
            "ws",
            "redis",
            ":",
            "//",
            "/",
            "\\",
            "@",
            "?",
            "#",
            "[",
            "]",
            "::1",
            "127.0.0.1",
            "0x7f",
            "example",
            ".",
            "org",
            "xn--",
            "mnchen-3ya",
            "-",
            "_",
            "%",
            "%2e",
            "%00",
            "%c3%bc",
            "80",
            "65536",
            " ",
            "\t",
            "\u0000",
            "\u00ad",
            "\u200b",
            "\u200d",
            "\u202e",
            "\u3002",
            "\uff0e",
            "\uff0f",
            "\u2460",
            "\u00df",
            "\u03c2",
            "\u0130",
            "\u05d0",
            "\u0661",
            "\ud83d\ude00",
            "\ud800",
            "\udc00",
            "\u0301",
            "\ufffd",
            "a",
            "Z",
            "1");

    @Property
    void host_anyText_neverThrowsAndIsIdempotent(@ForAll String text) {
        requireStable(text);
    }

    @Property(tries = 3000)
    void host_deceptiveText_neverThrowsAndIsIdempotent(@ForAll("deceptive") String text) {
        requireStable(text);
    }

    @Property
    void url_anyText_neverThrows(@ForAll String text) {
        requireStableUrl(text);
        requireStableUrl("http://" + text);
        requireStableUrl("http://example.org/" + text);
    }

    @Property(tries = 3000)
    void url_deceptiveText_neverThrowsAndIsIdempotent(@ForAll("deceptive") String text) {
        requireStableUrl(text);
        requireStableUrl("http://" + text);
    }

    @Property(tries = 3000)
    void url_acceptedText_isReadAlikeByJavaNetUri(@ForAll("deceptive") String text) throws URISyntaxException {
        if (!(CanonicalUrl.parse("http://a" + text) instanceof UrlResult.Accepted accepted)) {
            return;
        }
        CanonicalUrl url = accepted.url();

        URI uri = new URI(url.origin());

        String host = url.host().text();
        boolean v6 =
                url.host() instanceof Host.Address address && !address.address().isV4();
        boolean dot = url.host() instanceof Host.Name name && name.trailingDot();
        // java.net.URI has no host for names that are no RFC 2396 host names, such as those with an underscore.
        if (uri.getHost() != null) {
            assertThat(uri.getHost()).isEqualTo(v6 ? "[" + host + "]" : dot ? host + "." : host);
            assertThat(uri.getUserInfo()).isNull();
        }
    }

    @Property
    void redirect_anyReference_neverThrowsNorLeavesTheOriginQuietly(@ForAll("deceptive") String reference) {
        CanonicalUrl base = ((UrlResult.Accepted) CanonicalUrl.parse("https://a.example/p/q?r")).url();

        UrlResult result = base.resolve(reference);

        boolean absolute = reference.contains(":") || reference.startsWith("//");
        if (!absolute && result instanceof UrlResult.Accepted accepted) {
            assertThat(accepted.url().origin()).isEqualTo(base.origin());
        }
    }

    /** The JDK implements IDNA 2003, which agrees with UTS-46 on plain lower-case letters of one script. */
    @Property
    void host_plainLetters_agreeWithTheJdk(@ForAll("labels") String label) {
        HostResult result = HostParser.parse(label + ".example");

        assertThat(result)
                .isEqualTo(new HostResult.Accepted(
                        new Host.Name(IDN.toASCII(label + ".example").toLowerCase(Locale.ROOT), false)));
    }

    @Property
    void host_aLabelOfAnything_readsBackToItself(@ForAll("labels") String label) {
        HostResult unicode = HostParser.parse(label + ".example");
        String ascii = ((HostResult.Accepted) unicode).host().text();

        assertThat(HostParser.parse(ascii)).isEqualTo(unicode);
        assertThat(HostParser.parse(ascii.toUpperCase(Locale.ROOT))).isEqualTo(unicode);
    }

    private static void requireStable(String text) {
        if (HostParser.parse(text) instanceof HostResult.Accepted accepted) {
            Host host = accepted.host();
            HostResult again = HostParser.parse(host.text());
            assertThat(((HostResult.Accepted) again).host().text()).isEqualTo(host.text());
            assertThat(host.text()).matches("[0-9a-z._:-]+");
        }
    }

    private static void requireStableUrl(String text) {
        if (CanonicalUrl.parse(text) instanceof UrlResult.Accepted accepted) {
            CanonicalUrl url = accepted.url();
            assertThat(CanonicalUrl.parse(url.serialize())).as(url.serialize()).isEqualTo(new UrlResult.Accepted(url));
        }
    }

    @Provide
    Arbitrary<String> deceptive() {
        return Arbitraries.of(PIECES).list().ofMaxSize(10).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("abcxyz019\u00e4\u00f6\u00fc\u00e9\u00f1\u0142")
                        .ofMinLength(1)
                        .ofMaxLength(12),
                word('\u0430', '\u044f'),
                word('\u4e00', '\u9fa5'),
                word('\u05d0', '\u05ea'));
    }

    private static Arbitrary<String> word(char from, char to) {
        return Arbitraries.strings().withCharRange(from, to).ofMinLength(1).ofMaxLength(12);
    }
}
