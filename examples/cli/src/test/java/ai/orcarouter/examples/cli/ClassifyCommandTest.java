/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyCommandTest {
    private static Map<String, Object> classify(String members) {
        CliRun run = CliRun.lines(List.of("{\"id\":1," + members + "}"), "classify", "-");
        assertThat(run.code()).as(run.err()).isZero();
        return run.objects().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "url, https://docs.larkfield.example/a?b, public",
        "url, http://10.1.2.3/, blocked",
        "url, http://[::1]:8080/, blocked",
        "url, http://0x7f.1/, invalid",
        "url, http://user@docs.larkfield.example/, invalid",
        "url, http://localhost/, blocked",
        "host, docs.larkfield.example, public",
        "host, 192.168.7.7, blocked",
        "host, a b, invalid",
    })
    void input_isJudgedByTheDefaultPolicy(String kind, String input, String verdict) {
        assertThat(classify("\"kind\":\"" + kind + "\",\"input\":\"" + input + "\""))
                .containsEntry("verdict", verdict);
    }

    @Test
    void name_thatIsNotListed_hasTheStubAddress() {
        assertThat(classify("\"input\":\"https://shop.larkfield.example/\""))
                .containsEntry("verdict", "public")
                .containsEntry("host", "shop.larkfield.example")
                .containsEntry("addresses", List.of("93.184.215.14"));
    }

    @Test
    void dns_listsAddressesByNameAndForAllOthers() {
        String listed = "\"dns\":{\"a.larkfield.example\":[\"198.51.100.1\",\"10.0.0.9\"]}";
        assertThat(classify(listed + ",\"input\":\"http://a.larkfield.example/\""))
                .containsEntry("verdict", "blocked");
        assertThat(classify(listed + ",\"input\":\"http://b.larkfield.example/\""))
                .containsEntry("verdict", "public");
        assertThat(classify("\"dns\":{\"*\":[\"fe80::1\"]},\"input\":\"http://b.larkfield.example/\""))
                .containsEntry("verdict", "blocked");
        assertThat(classify("\"dns\":{\"b.larkfield.example\":[]},\"input\":\"http://b.larkfield.example/\""))
                .containsEntry("verdict", "blocked");
    }

    @Test
    void dnsSeq_secondAnswerLeadsInside_isBlocked() {
        String twice = "\"input\":\"http://r.larkfield.example/\",\"dns_seq\":{\"r.larkfield.example\":";
        assertThat(classify(twice + "[[\"8.8.4.4\"],[\"127.0.0.1\"]]}")).containsEntry("verdict", "blocked");
        assertThat(classify(twice + "[[\"8.8.4.4\"],[\"8.8.8.8\"]]}")).containsEntry("verdict", "public");
        assertThat(classify(twice + "[[\"8.8.4.4\"]]}")).containsEntry("verdict", "public");
    }

    @Test
    void redirects_firstRefusalDecides() {
        String from = "\"input\":\"http://a.larkfield.example/\",\"redirects\":";
        assertThat(classify(from + "[\"/b\",\"//c.larkfield.example/\"]")).containsEntry("verdict", "public");
        assertThat(classify(from + "[\"/b\",\"http://169.254.169.254/\",\"http://0x7f.1/\"]"))
                .containsEntry("verdict", "blocked")
                .containsEntry("host", "169.254.169.254");
    }

    @Test
    void argsJson_oneRefusedDestination_isBlocked() {
        String kind = "\"kind\":\"args-json\",\"input\":";
        assertThat(classify(kind + "\"{\\\"url\\\":\\\"https://a.larkfield.example/\\\"}\""))
                .containsEntry("verdict", "public");
        assertThat(classify(
                        kind + "\"{\\\"urls\\\":[\\\"https://a.larkfield.example/\\\",\\\"http://10.0.0.1/\\\"]}\""))
                .containsEntry("verdict", "blocked");
        assertThat(classify(kind + "\"{\\\"n\\\":1}\"")).containsEntry("verdict", "public");
        assertThat(classify(kind + "\"{\\\"n\\\":1,\\\"n\\\":2}\"")).containsEntry("verdict", "invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'\"input\":\"x\",\"kind\":\"mail\"';\"kind\" is none of url, host, args-json",
                "'\"kind\":\"url\"';\"input\" is missing",
                "'\"input\":\"http://x.example/\",\"dns\":{\"x.example\":[\"localhost\"]}';\"dns\" holds something else than addresses",
                "'\"input\":\"http://x.example/\",\"dns\":[]';\"dns\" is not an object",
                "'\"input\":\"http://x.example/\",\"dns_seq\":{\"x.example\":[]}';\"dns_seq\" has a name without answers",
                "'\"input\":\"http://x.example/\",\"redirects\":[7]';\"redirects\" holds something else than strings",
            })
    void badRow_isAnsweredInvalidWithTheReason(String members, String error) {
        CliRun run = CliRun.lines(List.of("{\"id\":\"r\"," + members + "}"), "classify", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.objects())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("id", "r")
                        .containsEntry("verdict", "invalid")
                        .containsEntry("error", "line 1: " + error));
    }
}
