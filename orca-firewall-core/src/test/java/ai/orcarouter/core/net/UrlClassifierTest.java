/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlClassifierTest {
    private static final Duration AMPLE = Duration.ofDays(1);
    private static final List<IpAddress> PUBLIC = List.of(ip("93.184.215.14"));

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b#c, PUBLIC, example.org, public",
        "https://8.8.8.8/, PUBLIC, 8.8.8.8, public",
        "http://127.0.0.1/, BLOCKED, 127.0.0.1, loopback",
        "http://[::ffff:7f00:1]/, BLOCKED, 127.0.0.1, loopback",
        "http://\u2460\u2461\u2466.0.0.1/, BLOCKED, 127.0.0.1, loopback",
        "http://0x7f.1/, INVALID, 127.0.0.1, ambiguous_ip_literal",
        "http://a@example.org/, INVALID, example.org, userinfo",
        "ftp://example.org/, BLOCKED, example.org, scheme",
        "data:text/plain, INVALID, '', missing_slashes",
        "http://nowhere.example/, BLOCKED, nowhere.example, unresolved",
        "http://broken.example/, BLOCKED, broken.example, unresolved",
        "http://mixed.example/, BLOCKED, mixed.example, private",
        "http://flip.example/, BLOCKED, flip.example, cloud_metadata",
    })
    void classifyUrl_everyKind_isJudged(String url, UrlVerdict.Verdict verdict, String host, String reason) {
        UrlVerdict got = classifier().classifyUrl(url);

        assertThat(got.verdict()).isEqualTo(verdict);
        assertThat(got.host()).isEqualTo(host);
        assertThat(got.reason()).isEqualTo(reason);
    }

    @Test
    void classifyUrl_changingAnswer_listsBothAnswers() {
        assertThat(classifier().classifyUrl("http://flip.example/").addresses())
                .containsExactly(ip("93.184.215.14"), ip("169.254.169.254"));
    }

    @Test
    void classifyUrl_hangingResolver_isBlockedAsUnresolved() {
        CountDownLatch never = new CountDownLatch(1);
        UrlClassifier classifier = new UrlClassifier(
                AddressPolicy.defaults(),
                (host, timeout) -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Resolution.of(host, PUBLIC);
                },
                Duration.ofMillis(1));
        try {
            assertThat(classifier.classifyUrl("https://slow.example/").reason()).isEqualTo("unresolved");
        } finally {
            never.countDown();
        }
    }

    @Test
    void classifyUrl_redirects_areHopsOfTheirOwn() {
        UrlClassifier classifier = classifier();

        assertThat(classifier
                        .classifyUrl("http://example.org/", List.of("https://b.example/", "/x", "//c.example/"))
                        .host())
                .isEqualTo("c.example");
        assertThat(classifier
                        .classifyUrl("https://example.org/", List.of("//[::1]/"))
                        .reason())
                .isEqualTo("loopback");
        assertThat(classifier
                        .classifyUrl("https://example.org/", List.of("http://example.org/"))
                        .reason())
                .isEqualTo("redirect_downgrade");
        assertThat(classifier
                        .classifyUrl("https://example.org/", List.of("\\\\127.0.0.1/"))
                        .verdict())
                .isEqualTo(UrlVerdict.Verdict.INVALID);
        assertThat(classifier
                        .classifyUrl("https://example.org/", List.of("a", "b", "c", "d", "e", "f"))
                        .reason())
                .isEqualTo("too_many_redirects");
        assertThat(classifier
                        .classifyUrl("https://10.0.0.1/", List.of("https://example.org/"))
                        .reason())
                .isEqualTo("private");
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, PUBLIC, public",
        "2001:4860:4860::8888, PUBLIC, public",
        "::1, BLOCKED, loopback",
        "localhost., BLOCKED, loopback_name",
        "db, BLOCKED, single_label",
        "127.1, INVALID, ambiguous_ip_literal",
        "'exa mple', INVALID, whitespace",
    })
    void classifyHost_everyKind_isJudged(String host, UrlVerdict.Verdict verdict, String reason) {
        UrlVerdict got = classifier().classifyHost(host);

        assertThat(got.verdict()).isEqualTo(verdict);
        assertThat(got.reason()).isEqualTo(reason);
    }

    @Test
    void classify_extraction_firstRefusalThenOpacityDecides() {
        Destination good = destination(Destination.Role.DIAL, Destination.Kind.NAME, "example.org", "https", null);
        Destination inner = destination(Destination.Role.DIAL, Destination.Kind.IP, "10.0.0.1", null, null);
        Destination mention = destination(Destination.Role.MENTION, Destination.Kind.IP, "10.0.0.1", null, null);

        assertThat(classify(List.of(), false).passes()).isTrue();
        assertThat(classify(List.of(good, mention), false).passes()).isTrue();
        assertThat(classify(List.of(good, inner), true).reason()).isEqualTo("private");
        assertThat(classify(List.of(good), true).reason()).isEqualTo("opaque");
    }

    @Test
    void classify_destinationKinds_areJudged() {
        assertThat(reason(Destination.Kind.UNIX, "unix:/run/docker.sock", null, null))
                .isEqualTo("unix_socket");
        assertThat(reason(Destination.Kind.BUCKET, "b", "s3", null)).isEqualTo("scheme");
        assertThat(reason(Destination.Kind.NAME, "example.org", "postgres", null))
                .isEqualTo("scheme");
        assertThat(reason(Destination.Kind.MAIL, "example.org", "mailto", null)).isEqualTo("public");
        assertThat(reason(Destination.Kind.IP, "127.0.0.1", "http", "ambiguous_ip_literal"))
                .isEqualTo("ambiguous_ip_literal");
        assertThat(reason(Destination.Kind.NAME, "not a host", "http", null)).isEqualTo("whitespace");
    }

    @Test
    void corpus_everyRow_noAttackPassesAndFewPublicRowsAreRefused() {
        List<String> missed = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int open = 0;
        HostResolver[] stated = {HostResolver.none()};
        UrlClassifier classifier =
                new UrlClassifier(AddressPolicy.defaults(), (host, timeout) -> stated[0].resolve(host, timeout), AMPLE);
        for (Map<String, Object> row : SharedCorpus.rows("egress/ssrf-urls.jsonl")) {
            String kind = SharedCorpus.text(row, "kind");
            stated[0] = stub(row);
            String input = SharedCorpus.text(row, "input");
            UrlVerdict got = switch (kind) {
                case "host" -> classifier.classifyHost(input);
                case "args-json" -> classifyArguments(classifier, input);
                default -> classifier.classifyUrl(input, SharedCorpus.list(row.get("redirects")));
            };
            List<String> others = SharedCorpus.list(row.get("also_ok"));
            boolean expectPublic = SharedCorpus.text(row, "expect").equals("public");
            if (!expectPublic && !others.contains("public") && got.passes()) {
                missed.add(row + " -> " + got);
            }
            if (expectPublic && others.isEmpty()) {
                open++;
                if (!got.passes()) {
                    refused.add(row + " -> " + got);
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(refused).hasSizeLessThanOrEqualTo(open / 200);
    }

    private static UrlVerdict classifyArguments(UrlClassifier classifier, String json) {
        Object tree = Arguments.ofJson(json).value();
        return classifier.classify(DestinationExtractor.defaults().extract(null, "tool", tree), tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"file:///etc/hosts\"}",
                "{\"a\":[[{\"b\":\"FILE:\\\\\\\\server\\\\share\"}]]}",
                "{\"a\":\"{\\\"b\\\":\\\"file:/etc/hosts\\\"}\"}",
                "{\"urls\":\"https://example.org/,file:///etc/hosts\"}",
                "{\"url\":\"jar:file:/x.jar!/y\"}",
                "{\"file:///etc/hosts\":1}"
            })
    void classify_argumentsWithLocalUrl_areBlocked(String json) {
        assertThat(classifyArguments(classifier(), json).verdict()).isEqualTo(UrlVerdict.Verdict.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"the file: a.txt\"}",
                "{\"text\":\"profile:/x\"}",
                "{\"file\":\"/etc/hosts\"}",
                "{\"n\":[null,1,true]}",
                "{\"text\":\"file:\"}"
            })
    void classify_argumentsWithoutLocalUrl_pass(String json) {
        assertThat(classifyArguments(classifier(), json).passes()).isTrue();
    }

    /** The resolver a corpus row describes: fixed answers, answers in turn, and one public address for the rest. */
    private static HostResolver stub(Map<String, Object> row) {
        Map<String, Object> fixed = SharedCorpus.object(row.get("dns"));
        Map<String, Object> turns = SharedCorpus.object(row.get("dns_seq"));
        Map<String, Integer> asked = new HashMap<>();
        return (host, timeout) -> {
            List<List<String>> sequence = SharedCorpus.list(turns.get(host));
            if (!sequence.isEmpty()) {
                int turn = asked.merge(host, 1, Integer::sum);
                return Resolution.of(host, addresses(sequence.get(Math.min(turn, sequence.size()) - 1)));
            }
            Object answer = fixed.getOrDefault(host, fixed.get("*"));
            return Resolution.of(host, answer == null ? PUBLIC : addresses(SharedCorpus.list(answer)));
        };
    }

    private static List<IpAddress> addresses(List<String> texts) {
        return texts.stream().map(UrlClassifierTest::ip).toList();
    }

    private static UrlClassifier classifier() {
        Map<String, Integer> asked = new HashMap<>();
        return new UrlClassifier(
                AddressPolicy.defaults(),
                (host, timeout) -> switch (host) {
                    case "nowhere.example" -> Resolution.of(host, List.of());
                    case "broken.example" -> throw new IllegalStateException("broken");
                    case "mixed.example" -> Resolution.of(host, List.of(ip("8.8.8.8"), ip("10.0.0.1")));
                    case "flip.example" ->
                        asked.merge(host, 1, Integer::sum) == 1
                                ? Resolution.of(host, PUBLIC)
                                : Resolution.of(host, List.of(ip("169.254.169.254")));
                    default -> Resolution.of(host, PUBLIC);
                },
                AMPLE);
    }

    private static UrlVerdict classify(List<Destination> destinations, boolean opaque) {
        return classifier().classify(new Extraction(destinations, opaque, opaque ? List.of("template") : List.of()));
    }

    private static String reason(
            Destination.Kind kind, String host, @Nullable String scheme, @Nullable String refusal) {
        return classifier()
                .classify(destination(Destination.Role.DIAL, kind, host, scheme, refusal))
                .reason();
    }

    private static Destination destination(
            Destination.Role role,
            Destination.Kind kind,
            String host,
            @Nullable String scheme,
            @Nullable String refusal) {
        return new Destination(role, kind, host, null, scheme, "", Destination.Via.EXPLICIT, refusal);
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
