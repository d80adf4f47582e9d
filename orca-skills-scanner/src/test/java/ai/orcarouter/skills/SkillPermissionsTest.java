/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.skills.internal.registry.SkillDiff;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Permissions that are declared, used and approved (skills.md 3.1). */
class SkillPermissionsTest {
    private static final String SENDS = "import requests\nrequests.get('https://api.example.com/x')\n";

    private static String skill(String permissions) {
        return "---\nname: sample\ndescription: Helps.\n" + permissions + "---\n\nRun `a.py`.\n";
    }

    private static SkillReport scan(String permissions, String program) {
        return Skills.scan(Map.of("SKILL.md", skill(permissions), "a.py", program));
    }

    private static boolean isUndeclared(SkillReport report, String kind) {
        return report.findings().stream()
                .anyMatch(finding -> finding.rule().equals("ORCA-SK-601")
                        && finding.message().equals("uses a permission that it does not declare: " + kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network|import requests; requests.post('https://a.example', data=x)",
                "exec|import subprocess; subprocess.run(['ls'])",
                "write|open('out.txt', 'w').write('x')",
                "clipboard|import pyperclip; pyperclip.paste()"
            })
    void used_butNotDeclared_isFound(String kind, String line) {
        SkillReport report = scan("permissions:\n  - read\n", line + "\n");
        assertThat(report.used().permissions()).contains(kind);
        assertThat(isUndeclared(report, kind)).isTrue();
        assertThat(isUndeclared(scan("permissions:\n  - " + kind + "\n", line + "\n"), kind))
                .isFalse();
        assertThat(isUndeclared(scan("", line + "\n"), kind)).isFalse();
        assertThat(isUndeclared(scan("permissions: []\n", "# " + line + "\n"), kind))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"network:outbound", "network_restricted", "web_fetch", "'*'", "all", "https://api.example.com/*"})
    void declared_inOtherWords_covers(String permission) {
        assertThat(isUndeclared(scan("permissions:\n  - \"" + permission + "\"\n", SENDS), "network"))
                .isFalse();
    }

    @Test
    void undeclaredNetwork_ofAManifestThatRestricts_isHigh() {
        SkillReport report = scan("permissions: []\n", SENDS);
        assertThat(Skills.has(report, "601", FindingSeverity.HIGH)).isTrue();
        assertThat(report.findings().get(0).span().file()).isEqualTo("a.py");
    }

    @Test
    void declared_butUsedByNoProgram_isLow() {
        SkillReport report = scan("permissions:\n  - exec\n", "print(1)\n");
        assertThat(Skills.has(report, "605", FindingSeverity.LOW)).isTrue();
        assertThat(Skills.has(scan("permissions:\n  - network\n", SENDS), "605", FindingSeverity.LOW))
                .isFalse();
    }

    @Test
    void everyPermission_isMedium() {
        assertThat(Skills.has(scan("permissions:\n  - all\n", SENDS), "604", FindingSeverity.MEDIUM))
                .isTrue();
        assertThat(Skills.has(scan("permissions:\n  - network\n", SENDS), "604", FindingSeverity.LOW))
                .isFalse();
    }

    @Test
    void browserExtension_isReadLikeOtherManifests() {
        String manifest =
                "{\"manifest_version\":3,\"name\":\"x\",\"permissions\":[\"tabs\"],\"host_permissions\":[\"<all_urls>\"]}";
        String code = "chrome.tabs.query({}, t => 0);\nchrome.cookies.getAll({}, c => 0);\n";
        SkillReport all = Skills.scan(Map.of("manifest.json", manifest, "background.js", code));
        assertThat(all.declared().permissions()).containsExactly("<all_urls>", "tabs");
        assertThat(all.used().permissions()).containsExactly("cookies", "tabs");
        assertThat(Skills.has(all, "604", FindingSeverity.MEDIUM)).isTrue();
        SkillReport one = Skills.scan(
                Map.of("manifest.json", manifest.replace("<all_urls>", "https://a.example/*"), "background.js", code));
        assertThat(isUndeclared(one, "cookies")).isTrue();
        assertThat(isUndeclared(one, "tabs")).isFalse();
    }

    @Test
    void bundle_settings_andExtension_areRead() {
        assertThat(Skills.scan(
                                "manifest.json",
                                "{\"manifest_version\":\"0.3\",\"name\":\"x\",\"server\":{\"type\":\"node\"},"
                                        + "\"permissions\":{\"network\":true,\"exec\":false}}")
                        .declared()
                        .permissions())
                .containsExactly("network");
        assertThat(Skills.scan(".claude/settings.json", "{\"permissions\":{\"allow\":[\"Bash(git:*)\",\"WebFetch\"]}}")
                        .declared()
                        .permissions())
                .containsExactly("Bash(git:*)", "WebFetch");
        assertThat(Skills.scan(
                                "package.json",
                                "{\"name\":\"x\",\"engines\":{\"vscode\":\"*\"},\"enabledApiProposals\":[\"fsChunks\"]}")
                        .declared()
                        .permissions())
                .containsExactly("api:fsChunks");
    }

    @Test
    void approved_isHeldAgainstWhatIsDeclaredAndUsed() {
        Map<String, String> texts = Map.of("SKILL.md", skill("permissions:\n  - network:outbound\n"), "a.py", SENDS);
        SkillScanner network =
                SkillScanner.builder().approvedPermissions(List.of("network")).build();
        SkillScanner read =
                SkillScanner.builder().approvedPermissions(List.of("read")).build();
        assertThat(Skills.has(Skills.scan(network, texts), "602", FindingSeverity.LOW))
                .isFalse();
        assertThat(Skills.has(Skills.scan(read, texts), "602", FindingSeverity.HIGH))
                .isTrue();
    }

    @Test
    void anotherPermission_isAChange() {
        SkillPin before = SkillPin.of(scan("permissions:\n  - read\n", "print(1)\n"), "", List.of());
        assertThat(SkillDiff.between(before, scan("permissions:\n  - read\n  - write\n", "print(1)\n")))
                .anyMatch(change -> change.rule().equals("ORCA-SK-804")
                        && change.message().equals("declares another permission: write"));
    }
}
