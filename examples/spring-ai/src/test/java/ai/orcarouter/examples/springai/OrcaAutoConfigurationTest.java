/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.examples.springai.demo.ScriptedChatModel;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.autoconfigure.ToolCallingAutoConfiguration;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One dependency and one property guard the beans of an application. */
class OrcaAutoConfigurationTest {
    private static final String POLICY = "orca.policy=classpath:demo/policy.yaml";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    OrcaAutoConfiguration.class, ToolCallingAutoConfiguration.class, ChatClientAutoConfiguration.class))
            .withUserConfiguration(Host.class);

    /** Tools that count. */
    public static final class Files {
        final AtomicInteger deleted = new AtomicInteger();

        /** Deletes. */
        @Tool(name = "files_delete", description = "Deletes a file")
        public String delete(String path) {
            deleted.incrementAndGet();
            return "deleted";
        }
    }

    /** A provider that goes by its own class and listens to events, as that of MCP tools does. */
    public static class ListeningProvider
            implements ToolCallbackProvider, ApplicationListener<PayloadApplicationEvent<String>> {
        final Files files = new Files();
        final AtomicInteger heard = new AtomicInteger();

        /** Provides. */
        public ListeningProvider() {}

        @Override
        public ToolCallback[] getToolCallbacks() {
            return MethodToolCallbackProvider.builder()
                    .toolObjects(files)
                    .build()
                    .getToolCallbacks();
        }

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<String> event) {
            heard.incrementAndGet();
        }

        /** How often it heard an event. */
        public int heardEvents() {
            return heard.get();
        }

        /** How often its tool ran. */
        public int deletions() {
            return files.deleted.get();
        }
    }

    /** An application that knows nothing of a guard. */
    @Configuration(proxyBeanMethods = false)
    static class Host {
        @Bean
        Files files() {
            return new Files();
        }

        @Bean
        ToolCallbackProvider tools(Files files) {
            return MethodToolCallbackProvider.builder().toolObjects(files).build();
        }

        @Bean
        ScriptedChatModel model() {
            return new ScriptedChatModel(
                    List.of(List.of(ScriptedChatModel.call("1", "files_delete", "{\"path\":\"/srv/a\"}"))),
                    List.of("mail bob@", "example.com"));
        }
    }

    /** A provider that is found by its class. */
    @Configuration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        ListeningProvider listening() {
            return new ListeningProvider();
        }
    }

    /** A guard of the application's own. */
    @Configuration(proxyBeanMethods = false)
    static class OwnGuard {
        @Bean
        ToolGuard guard() {
            FirewallPolicy nothing = FirewallPolicy.builder(1, "nothing")
                    .defaultVerdict(Verdict.DENY)
                    .build();
            return ToolGuard.of(FirewallEngine.builder().policy(nothing).build());
        }
    }

    @Test
    void agent_toolsOfABean_areDenied() {
        application.withPropertyValues(POLICY).run(context -> {
            context.getBean(ChatClient.Builder.class)
                    .build()
                    .prompt("go")
                    .tools(context.getBean(ToolCallbackProvider.class))
                    .call()
                    .content();
            assertThat(context.getBean(Files.class).deleted).hasValue(0);
            assertThat(context.getBean(ScriptedChatModel.class).seen())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.responseData()).isEqualTo("firewall deny: nothing is deleted"));
        });
    }

    @Test
    void agent_toolsThatAreNoBeans_areDenied() {
        application.withPropertyValues(POLICY).run(context -> {
            Files own = new Files();
            context.getBean(ChatClient.Builder.class).build().prompt("go").tools(own).stream()
                    .content()
                    .blockLast();
            assertThat(own.deleted).hasValue(0);
        });
    }

    @Test
    void agent_toolFoundByNameOnly_isDenied() {
        application
                .withPropertyValues(POLICY, "spring.ai.tools.resolution.fallback.enabled=true")
                .run(context -> {
                    context.getBean(ChatClient.Builder.class)
                            .build()
                            .prompt("go")
                            .call()
                            .content();
                    assertThat(context.getBean(Files.class).deleted).hasValue(0);
                    assertThat(context.getBean(ScriptedChatModel.class).seen())
                            .singleElement()
                            .satisfies(seen -> assertThat(seen.responseData()).startsWith("firewall deny: "));
                });
    }

    @Test
    void beans_ofEachKind_areWrapped() {
        application.withPropertyValues(POLICY).run(context -> {
            assertThat(context.getBean(ToolCallingManager.class)).isInstanceOf(GuardedToolCallingManager.class);
            assertThat(context.getBean(ToolCallbackResolver.class)).isInstanceOf(GuardedToolCallbackResolver.class);
            assertThat(context.getBean(ToolCallbackProvider.class).getToolCallbacks())
                    .hasOnlyElementsOfType(GuardedToolCallback.class);
        });
    }

    @Test
    void provider_thatGoesByItsClass_keepsItAndIsGuarded() {
        application
                .withUserConfiguration(Listening.class)
                .withPropertyValues(POLICY)
                .run(context -> {
                    ListeningProvider provider = context.getBean(ListeningProvider.class);
                    context.publishEvent("changed");
                    assertThat(provider.heardEvents()).isEqualTo(1);
                    assertThat(provider.getToolCallbacks()[0].call("{\"path\":\"/srv/a\"}"))
                            .startsWith("firewall deny: ");
                    assertThat(provider.deletions()).isZero();
                });
    }

    @Test
    void texts_withAGuardrail_areScreened() {
        application
                .withPropertyValues(POLICY, "orca.guardrail=classpath:demo/guardrail.yaml")
                .run(context -> {
                    String answer = context.getBean(ChatClient.Builder.class)
                            .build()
                            .prompt("mail ada@example.com")
                            .tools(context.getBean(ToolCallbackProvider.class))
                            .call()
                            .content();
                    assertThat(answer).startsWith("mail ").doesNotContain("bob@");
                    assertThat(context.getBean(ScriptedChatModel.class).prompts())
                            .allSatisfy(prompt -> assertThat(prompt).doesNotContain("ada@"));
                });
    }

    @Test
    void application_withoutAPolicy_doesNotStart() {
        application.run(context ->
                assertThat(context).getFailure().hasStackTraceContaining("set orca.policy, or orca.mode=off"));
    }

    @Test
    void application_withAPolicyOfErrors_doesNotStart() {
        application
                .withPropertyValues("orca.policy=classpath:demo/guardrail.yaml")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void mode_observe_runsWhatWouldBeDenied() {
        application.withPropertyValues(POLICY, "orca.mode=observe").run(context -> {
            ToolCallback[] tools = context.getBean(ToolCallbackProvider.class).getToolCallbacks();
            assertThat(tools[0].call("{\"path\":\"/srv/a\"}")).contains("deleted");
        });
    }

    @Test
    void mode_off_guardsNothing() {
        application.withPropertyValues("orca.mode=off").run(context -> {
            assertThat(context).doesNotHaveBean(OrcaTools.class);
            assertThat(context.getBean(ToolCallingManager.class)).isNotInstanceOf(GuardedToolCallingManager.class);
        });
    }

    @Test
    void guard_ofTheApplication_takesThePlaceOfOurs() {
        application.withUserConfiguration(OwnGuard.class).run(context -> {
            ToolCallback[] tools = context.getBean(ToolCallbackProvider.class).getToolCallbacks();
            assertThat(tools[0].call("{}")).startsWith("firewall deny: ");
            assertThat(context.getBean(Files.class).deleted).hasValue(0);
        });
    }
}
