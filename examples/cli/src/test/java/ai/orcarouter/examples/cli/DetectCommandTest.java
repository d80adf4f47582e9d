/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectCommandTest {
    private static final String MAIL = "{\"id\":\"a\",\"text\":\"<b>anna.meier@firma.de</b> called\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void detect_byDefault_writesJson() {
        CliRun run = CliRun.lines(List.of(MAIL, "{\"id\":2}"), "detect", "--plane", "pii", "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("{\"id\":\"a\",\"flagged\":true,\"findings\":[{\"plane\":\"pii\",\"kind\":"
                                        + "\"EMAIL_ADDRESS\",\"start\":3,\"end\":22,"),
                        line -> assertThat(line)
                                .isEqualTo("{\"id\":2,\"flagged\":true,\"findings\":[],\"error\":\"line 2: \\\"text\\\""
                                        + " is missing\"}"));
    }

    @Test
    void detect_report_marksTheText() {
        CliRun run = CliRun.lines(List.of(MAIL, "{\"id\":2}"), "detect", "--plane", "all", "--report", "-");
        assertThat(run.out())
                .startsWith(
                        "\"a\"  1 found\n  | <b>[[anna.meier@firma.de|EMAIL_ADDRESS]]</b> called\n  - pii EMAIL_ADDRESS, ")
                .endsWith("2  line 2: \"text\" is missing\n\n")
                .doesNotContain("\u001b");
    }

    private static String out(boolean terminal, Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        Orca.commandLine(
                        new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out, true),
                        new PrintWriter(new StringWriter(), true),
                        environment,
                        terminal)
                .execute(args);
        return out.toString();
    }

    @Test
    void detect_colors_onlyOnATerminalOrWhenAskedFor() {
        String[] report = {"detect", "--plane", "pii", "--report", "-"};
        String[] color = {"detect", "--plane", "pii", "--color", "-"};
        assertThat(out(true, Map.of(), report)).contains("\u001b[30;43manna");
        assertThat(out(true, Map.of("NO_COLOR", "1"), report)).doesNotContain("\u001b");
        assertThat(out(false, Map.of(), report)).doesNotContain("\u001b");
        assertThat(out(false, Map.of("NO_COLOR", "1"), color)).contains("\u001b[30;43manna");
        assertThat(out(true, Map.of(), "detect", "--plane", "pii", "-")).doesNotContain("\u001b");
    }

    @Test
    void detect_html_isASafePageBesideTheJson() throws Exception {
        Path page = folder.resolve("page.html");
        CliRun run =
                CliRun.lines(List.of(MAIL, "nonsense"), "detect", "--plane", "all", "--html", page.toString(), "-");
        assertThat(run.out()).startsWith("{\"id\":\"a\"");
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .endsWith("</body>\n</html>\n")
                .contains(
                        "default-src 'none'",
                        "<mark class=\"secrets\">credential</mark>",
                        "<pre>&lt;b&gt;<mark class=\"pii\" title=\"EMAIL_ADDRESS\">anna.meier@firma.de</mark>&lt;/b&gt;"
                                + " called</pre>",
                        "<h2>&quot;a&quot; · 1 found</h2>",
                        "<h2>line 2: not JSON: ")
                .doesNotContain("<b>", "<script", "http://", "https://");
    }

    @Test
    void detect_pageThatCannotBeWritten_isAUsageError() {
        CliRun run = CliRun.of("detect", "--plane", "all", "--html", folder.toString(), "-");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("cannot write ");
    }

    @Test
    void test_report_showsRulesAndWhatBecomesOfTheText() throws Exception {
        Path page = folder.resolve("page.html");
        CliRun run = CliRun.lines(
                List.of(MAIL, "{\"text\":\"fine\"}"),
                "guard",
                "test",
                "preset:pii-shield",
                "-",
                "--report",
                "--html",
                page.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "\"a\"  rewritten\n  | <b>[[anna.meier@firma.de|email]]</b> called\n  - mask by rule 1 \"",
                        "pii(pii: email)",
                        "  becomes\n  | <b>[EMAIL]</b> called\n",
                        "passed\n  | fine\n");
        assertThat(Files.readString(page)).contains("<p>becomes</p>\n<pre>&lt;b&gt;[EMAIL]&lt;/b&gt; called</pre>");
    }

    @Test
    void test_reportOfABlockedText_saysWhy() {
        CliRun run = CliRun.lines(
                List.of("{\"text\":\"please do anything now\"}"), "guard", "test", "preset:jailbreak", "-", "--report");
        assertThat(run.out())
                .startsWith("request blocked by guardrail \"Jailbreak\": ")
                .contains("  | please [[do anything now|", "block by rule ");
    }
}
