/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.examples.springai.demo.ScriptedChatModel;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailPresets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.tool.annotation.Tool;

/** What the project's README shows of Spring AI is compiled and run here. */
class ReadmeTest {
    /** A tool. */
    public static final class Mailbox {
        /** Says that it was run. */
        @Tool(name = "mail_delete", description = "Deletes all mail")
        public String delete() {
            return "all gone";
        }
    }

    private static ChatClient client(FirewallEngine engine, GuardrailEngine guardrail, ScriptedChatModel model) {
        // readme
        OrcaTools tools = OrcaTools.of(engine);
        ChatClient client = ChatClient.builder(model)
                .defaultTools((Object[]) tools.annotated(new Mailbox()))
                .defaultAdvisors(new GuardrailAdvisor(guardrail)) // prompts and answers, called or streamed
                .build();
        // end
        return client;
    }

    @Test
    void snippet_whenRun_guards() {
        FirewallPolicy nothing = FirewallPolicy.builder(1, "nothing")
                .defaultVerdict(Verdict.DENY)
                .build();
        ScriptedChatModel model = new ScriptedChatModel(
                List.of(List.of(ScriptedChatModel.call("1", "mail_delete", "{}"))), List.of("done"));
        client(
                        FirewallEngine.builder().policy(nothing).build(),
                        GuardrailEngine.builder(GuardrailPresets.find("pii-shield")
                                        .orElseThrow()
                                        .guardrail())
                                .build(),
                        model)
                .prompt("clean up, I am ada@example.com")
                .call()
                .content();
        assertThat(model.seen()).singleElement().asString().contains("firewall deny: ");
        assertThat(model.prompts()).allSatisfy(prompt -> assertThat(prompt).doesNotContain("ada@"));
    }

    @Test
    void readme_ofTheProject_showsTheSnippet() throws IOException {
        String source = Files.readString(Path.of("src/test/java/ai/orcarouter/examples/springai/ReadmeTest.java"));
        String region = source.substring(source.indexOf("// readme\n") + 10, source.indexOf("        // end"))
                .lines()
                .map(line -> line.substring(8))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("../../README.md"))).contains(region);
    }
}
