/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.FirewallPlane;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents of the catalogue; their guardrail rules are checked where guardrails are. */
class ComplianceCatalogTest {
    private static final ComplianceCatalog CATALOG = ComplianceCatalog.standard();

    static Stream<CompliancePack> packs() {
        return CATALOG.packs().stream();
    }

    @Test
    void standard_hasEveryKeyOfTheReference() {
        assertThat(CATALOG.packs())
                .extracting(CompliancePack::key)
                .startsWith(
                        "soc2",
                        "iso_27001",
                        "iso_42001",
                        "nist_ai_rmf",
                        "eu_ai_act",
                        "owasp_llm",
                        "hipaa",
                        "pci_dss",
                        "gdpr",
                        "ccpa")
                .contains("nist_800_53", "glba", "uk_gdpr", "pipl", "appi", "pipa", "lgpd", "pipeda", "dpdp")
                .anyMatch(key -> key.startsWith("us_"));
        assertThat(CATALOG.packs().subList(0, 10)).allMatch(pack -> pack.origin() == CompliancePack.Origin.DOCUMENTED);
        assertThat(CATALOG.packs().subList(10, CATALOG.packs().size()))
                .allMatch(pack -> pack.origin() == CompliancePack.Origin.ORCA);
        assertThat(CompliancePack.Origin.ORCA.statement()).contains("not from the product's documentation");
    }

    /** REFERENCE 10.1, the table: enforced clauses, then organisational ones. */
    @ParameterizedTest
    @CsvSource({
        "soc2, CC6.1 CC7.2, CC8.1 CC3.1",
        "iso_27001, A.9 A.10 A.12.4, A.5 A.6",
        "iso_42001, A.6 A.8 A.9, Clause_5 A.5",
        "nist_ai_rmf, MANAGE_2.1 MEASURE_2.6 GOVERN_1.2, GOVERN_1.1",
        "eu_ai_act, Art._5 Art._50 Art._12, Art._9 Art._14",
        "gdpr, Art._5(1)(c) Art._9 Art._30 Art._44, ''",
        "ccpa, 1798.100 1798.140(ae) 1798.130, ''",
        "hipaa, 164.502(b) 164.514(b) 164.312(b) 164.312(e), 164.504(e) 164.530(b) 164.310",
        "pci_dss, Req_3.4 Req_8.3 Req_7.2, CDE Segmentation Policy",
        "owasp_llm, LLM01 LLM02 LLM06 LLM08, LLM05"
    })
    void documentedPacks_haveTheirClauseTables(String key, String enforced, String organizational) {
        CompliancePack pack = CATALOG.find(key).orElseThrow();
        assertThat(clauses(pack, false)).isEqualTo(words(enforced));
        assertThat(clauses(pack, true)).isEqualTo(words(organizational));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.isEmpty() ? new String[0] : text.split(" ", -1))
                .map(word -> word.replace('_', ' '))
                .toList();
    }

    private static List<String> clauses(CompliancePack pack, boolean organizational) {
        return pack.clauses().stream()
                .filter(clause -> clause.organizational() == organizational)
                .map(PackClause::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyPack_isSound(CompliancePack pack) {
        assertThat(pack.version()).isPositive();
        assertThat(pack.name()).isNotBlank();
        assertThat(pack.edition()).isNotBlank();
        assertThat(pack.clauses()).extracting(PackClause::id).doesNotHaveDuplicates();
        assertThat(pack.clauses()).extracting(PackClause::title).doesNotContain("");
        assertThat(pack.clauses()).anyMatch(clause -> !clause.organizational());
        assertThat(pack.controls())
                .allMatch(control -> !pack.clausesOf(control.id()).isEmpty())
                .allMatch(control -> List.of("firewall", "guardrails").contains(control.plane()));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyFirewallControl_hasRulesThatThePlaneReads(CompliancePack pack) {
        Controls controls = new Controls(CATALOG, List.of(FirewallPlane.standard()));
        pack.controls().stream()
                .filter(control -> control.plane().equals("firewall"))
                .forEach(control -> assertThat(controls.rules(pack.key(), control.id()))
                        .as(control.id())
                        .isNotEmpty()
                        .noneMatch(rule -> rule.contains("\"id\"")));
    }

    @Test
    void read_faults_areAllToldWithTheirPlaces() {
        String text = """
                key: Bad Key
                name: n
                version: 0
                mapping: guessed
                colour: red
                controls:
                  - {id: a, plane: firewall, title: t}
                  - {id: a, plane: firewall, title: t, presets: [x]}
                  - {id: b, plane: firewall, title: t, presets: [x]}
                clauses:
                  - {id: one, title: t, controls: [a, c]}
                  - {id: one, title: t}
                  - {id: two, title: t, controls: [a], organizational: true}
                """;
        OrcaException e = catchThrowableOfType(OrcaException.class, () -> ComplianceCatalog.read("p.yaml", text));
        assertThat(e.issues().stream().map(Issue::toString))
                .allMatch(issue -> issue.startsWith("p.yaml:"))
                .anyMatch(issue -> issue.contains("a-z0-9_."))
                .anyMatch(issue -> issue.contains("version"))
                .anyMatch(issue -> issue.contains("guessed"))
                .anyMatch(issue -> issue.contains("colour"))
                .anyMatch(issue -> issue.contains("presets or rules"))
                .anyMatch(issue -> issue.contains("two controls"))
                .anyMatch(issue -> issue.contains("two clauses"))
                .anyMatch(issue -> issue.contains("no control"))
                .anyMatch(issue -> issue.contains("no clause asks for control b"))
                .anyMatch(issue -> issue.contains("controls or is organizational"));
    }

    @Test
    void of_twoPacksWithOneKey_isRefused() {
        CompliancePack pack = CATALOG.packs().get(0);
        assertThatIllegalArgumentException().isThrownBy(() -> ComplianceCatalog.of(List.of(pack, pack)));
    }
}
