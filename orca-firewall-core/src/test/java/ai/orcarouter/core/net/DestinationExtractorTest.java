/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Destination.Kind;
import ai.orcarouter.core.net.Destination.Role;
import ai.orcarouter.core.net.Destination.Via;
import ai.orcarouter.core.net.ToolHints.ToolClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationExtractorTest {
    private final DestinationExtractor extractor = DestinationExtractor.defaults();

    private static Extraction extract(DestinationExtractor by, String tool, String json) {
        return by.extract(null, tool, Arguments.ofJson(json).value());
    }

    @Test
    void extract_nestedUrl_givesPointerSchemePortAndSource() {
        Extraction extraction =
                extract(extractor, "web.request", "{\"a/b\":[{\"url\":\"https://api.orca.test:8443/x\"}]}");

        assertThat(extraction.destinations())
                .containsExactly(new Destination(
                        Role.DIAL, Kind.NAME, "api.orca.test", 8443, "https", "/a~1b/0/url", Via.URL, null));
        assertThat(extraction.opaque()).isFalse();
    }

    @Test
    void extract_userinfoInWebUrl_isInvalidWithItsHost() {
        Extraction extraction = extract(extractor, "fetch", "{\"url\":\"https://a.orca.test@b.orca.test/\"}");

        assertThat(extraction.dialled())
                .singleElement()
                .returns("b.orca.test", Destination::host)
                .returns("userinfo", Destination::refusalOrNull);
    }

    @Test
    void extract_ambiguousAddress_isInvalidWithItsWhatwgReading() {
        Extraction extraction = extract(extractor, "fetch", "{\"url\":\"http://010.0.0.1/\"}");

        assertThat(extraction.dialled())
                .singleElement()
                .returns("8.0.0.1", Destination::host)
                .returns(Kind.IP, Destination::kind)
                .returns("ambiguous_ip_literal", Destination::refusalOrNull);
    }

    @Test
    void extract_controlCharacterInHost_isInvalidAndNotLeftOut() {
        Extraction extraction =
                extract(extractor, "fetch", "{\"url\":\"http://evil.orca.test\\u0000.good.orca.test/\"}");

        assertThat(extraction.dialled()).singleElement().matches(Destination::invalid);
    }

    @Test
    void extract_webUrlInTheFormOfDrivers_isInvalid() {
        for (String url : List.of(
                "http://tcp(good.orca.test:80)/",
                "http://evil.orca.test@unix(a)/",
                "http://evil.orca.test\\t@tcp(good.orca.test:80)/",
                "https://evil.orca.test\\\\@tcp(good.orca.test:80)/")) {
            for (String key : List.of("url", "dsn", "host")) {
                Extraction extraction = extract(extractor, "fetch", "{\"" + key + "\":\"" + url + "\"}");

                assertThat(extraction.dialled()).as(url).singleElement().matches(Destination::invalid);
            }
        }
    }

    @Test
    void extract_twoAddressesInTheFormOfDrivers_neverTheFirst() {
        for (String scheme : List.of("", "mysql://")) {
            String text = scheme + "root@tcp(good.orca.test:3306)/@tcp(evil.orca.test:3306)/app";
            Extraction extraction = extract(extractor, "db.connect", "{\"dsn\":\"" + text + "\"}");

            assertThat(extraction.dialled())
                    .as(text)
                    .isNotEmpty()
                    .allMatch(found -> found.invalid() || found.host().equals("evil.orca.test"));
        }
    }

    @Test
    void extract_proseWithUrl_isOnlyMentioned() {
        Extraction extraction = extract(extractor, "note.add", "{\"text\":\"see https://doc.orca.test and 10.0.0.1\"}");

        assertThat(extraction.dialled()).isEmpty();
        assertThat(extraction.destinations())
                .extracting(Destination::host, Destination::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("doc.orca.test", Role.MENTION),
                        org.assertj.core.groups.Tuple.tuple("10.0.0.1", Role.MENTION));
    }

    @Test
    void extract_mailRecipients_areOfKindMail() {
        Extraction extraction = extract(extractor, "mail.send", "{\"to\":\"Ann <ann@post.orca.test>\"}");

        assertThat(extraction.dialled())
                .singleElement()
                .returns(Kind.MAIL, Destination::kind)
                .returns("post.orca.test", Destination::host);
    }

    @Test
    void extract_declaredPath_isReadAsDestinationWhateverItIsCalled() {
        DestinationExtractor hinted = DestinationExtractor.builder()
                .hint("probe.run", new ToolHints(ToolClass.NONE, List.of("$.what[*].x", "$[\"a b\"]")))
                .build();

        Extraction extraction = hinted.extract(
                "probe",
                "run",
                Arguments.ofJson("{\"what\":[{\"x\":\"box\"},{\"x\":\"10.0.0.9:22\"}]}")
                        .value());

        assertThat(extraction.dialled())
                .extracting(Destination::host, Destination::via, Destination::pointer)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("box", Via.DECLARED, "/what/0/x"),
                        org.assertj.core.groups.Tuple.tuple("10.0.0.9", Via.DECLARED, "/what/1/x"));
    }

    @Test
    void extract_declaredPathsAllAbsent_isOpaque() {
        DestinationExtractor hinted = DestinationExtractor.builder()
                .hint("run", new ToolHints(ToolClass.NONE, List.of("$.target")))
                .build();

        assertThat(hinted.extract("probe", "run", Map.of("other", "x")).opaqueReasons())
                .containsExactly("unreadable");
    }

    @Test
    void extract_hintShell_readsEveryCommandKey() {
        DestinationExtractor hinted = DestinationExtractor.builder()
                .hint("box.do", ToolHints.of(ToolClass.SHELL))
                .build();

        assertThat(hinted.extract("box", "do", Map.of("input", "curl https://api.orca.test"))
                        .dialled())
                .singleElement()
                .returns("api.orca.test", Destination::host);
    }

    @Test
    void extract_hintFetchWithoutDestination_isOpaque() {
        DestinationExtractor hinted = DestinationExtractor.builder()
                .hint("get", ToolHints.of(ToolClass.FETCH))
                .build();

        assertThat(hinted.extract("", "get", Map.of("page", "7")).opaque()).isTrue();
        assertThat(hinted.extract("", "get", Map.of()).opaque()).isFalse();
    }

    @Test
    void extract_hintNone_onlyMentions() {
        DestinationExtractor hinted = DestinationExtractor.builder()
                .hint("echo", ToolHints.of(ToolClass.NONE))
                .build();

        Extraction extraction = hinted.extract("", "echo", Map.of("url", "https://api.orca.test"));

        assertThat(extraction.dialled()).isEmpty();
        assertThat(extraction.destinations()).hasSize(1);
    }

    @Test
    void hint_malformedPath_isRefused() {
        assertThatThrownBy(() -> new ToolHints(ToolClass.FETCH, List.of("target")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void extract_depthBeyondTheBound_isOpaque() {
        Object tree = "https://deep.orca.test";
        for (int i = 0; i < 70; i++) {
            tree = List.of(tree);
        }

        assertThat(extractor.extract(null, "t", tree).opaqueReasons()).containsExactly("limit");
    }

    @Test
    void extract_moreNodesThanTheBound_isOpaque() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 20_001; i++) {
            many.add("x");
        }

        assertThat(extractor.extract(null, "t", Map.of("list", many)).opaqueReasons())
                .containsExactly("limit");
    }

    @Test
    void extract_moreDestinationsThanTheBound_keepsTheFirstAndIsOpaque() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add("https://h" + i + ".orca.test");
        }

        Extraction extraction = extractor.extract(null, "t", Map.of("urls", many));

        assertThat(extraction.dialled()).hasSize(256);
        assertThat(extraction.opaqueReasons()).containsExactly("limit");
    }

    @Test
    void extract_moreLayersOfJsonThanTheBound_isOpaque() {
        String text = "https://deep.orca.test";
        for (int i = 0; i < 5; i++) {
            text = Arguments.of(Map.of("v", text)).toJson();
        }

        assertThat(extractor.extract(null, "t", Map.of("payload", text)).opaqueReasons())
                .containsExactly("limit");
    }

    @Test
    void extract_embeddedObjectWithANameTwice_isOpaque() {
        Map<String, Object> arguments =
                Map.of("payload", "{\"u\":\"https://a.orca.test\",\"u\":\"https://b.orca.test\"}");

        assertThat(extractor.extract(null, "t", arguments).opaqueReasons()).containsExactly("unreadable");
    }

    @Test
    void extract_oddTrees_giveNothing() {
        Map<String, Object> nulls = new HashMap<>();
        nulls.put("url", null);

        assertThat(extractor.extract(null, "t", nulls)).isEqualTo(Extraction.nothing());
        assertThat(extractor.extract(null, "t", null)).isEqualTo(Extraction.nothing());
        assertThat(extractor.extract(null, "t", 7L)).isEqualTo(Extraction.nothing());
        assertThat(extractor.extract(null, "", true)).isEqualTo(Extraction.nothing());
    }

    @Test
    void explicit_urlsAndHosts_areAllDialled() {
        Extraction extraction =
                extractor.explicit(List.of("https://a.orca.test/x", "b.orca.test:22", "10.0.0.1", "exa mple", "::1"));

        assertThat(extraction.dialled())
                .extracting(Destination::host)
                .containsExactly("a.orca.test", "b.orca.test", "10.0.0.1", "exa mple", "::1");
        assertThat(extraction.dialled().stream().filter(Destination::invalid)).hasSize(1);
        assertThat(extraction.dialled()).extracting(Destination::via).containsOnly(Via.EXPLICIT);
    }

    @Test
    void explicit_nothing_isNothing() {
        assertThat(extractor.explicit(List.of())).isEqualTo(Extraction.nothing());
        assertThat(extractor.explicit(List.of("", " "))).isEqualTo(Extraction.nothing());
    }

    @Test
    void configuredPeers_publishedTable_namesTheUsualCommands() {
        assertThat(DestinationExtractor.configuredPeers()).contains("git push", "kubectl *", "npm install");
    }

    @Test
    void extract_refreshBehindLettersThatGrowInLowerCase_isRead() {
        String content = "\u0130".repeat(40) + "URL=https://evil.example/x";
        String page = "<html><meta http-equiv=\\\"refresh\\\" content=\\\"" + content + "\\\"></html>";
        Extraction found = extract(extractor, "browser.render", "{\"html\":\"" + page + "\"}");
        assertThat(found.toString()).contains("evil.example");
        String cut = page.replace("https://evil.example/x", "");
        assertThat(extract(extractor, "browser.render", "{\"html\":\"" + cut + "\"}"))
                .isNotNull();
    }
}
