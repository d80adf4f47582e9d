/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai1;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.ToolGuard;
import java.util.List;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.ToolCallAdvisor;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An agent that may read and not delete. The second time it is not even offered the tool and asks for it all the same,
 * which this line of Spring AI lets it.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {
    private static final String POLICY = """
            name: an agent that tidies up
            default_verdict: deny
            rules:
              - {id: 1, priority: 10, label: files may be read, tool_name_glob: files_read, verdict: allow}
              - {id: 2, priority: 20, label: nothing is deleted, tool_name_glob: files_delete, verdict: deny}
            """;

    /** Makes the application. */
    public Application() {}

    /** Runs the agent twice and prints what happens. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setLogStartupInfo(false);
        application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            System.out.println("With the tools offered:");
            agent(context, context.getBean(ToolCallbackProvider.class));
            System.out.println("Without:");
            agent(context, () -> new org.springframework.ai.tool.ToolCallback[0]);
        }
    }

    private static void agent(ConfigurableApplicationContext context, ToolCallbackProvider offered) {
        ScriptedChatModel model = new ScriptedChatModel(
                List.of(
                        List.of(ScriptedChatModel.call("1", "files_read", "{\"path\":\"/srv/a.txt\"}")),
                        List.of(ScriptedChatModel.call("2", "files_delete", "{\"path\":\"/srv/a.txt\"}"))),
                List.of("I read it and could not delete it."));
        String answer = ChatClient.builder(model)
                .defaultAdvisors(ToolCallAdvisor.builder()
                        .toolCallingManager(context.getBean(ToolCallingManager.class))
                        .build())
                .build()
                .prompt("Clean up /srv")
                .toolCallbacks(offered)
                .call()
                .content();
        model.seen().forEach(each -> System.out.println("  The model saw: " + each.responseData()));
        System.out.println("  The user reads: " + answer);
    }

    /** Tools that know nothing of a guard. They only pretend. */
    public static final class Files {
        /** Makes the tools. */
        public Files() {}

        /** Pretends to read. */
        @Tool(name = "files_read", description = "Reads a file")
        public String read(String path) {
            System.out.println("    the tool reads " + path);
            return "written on Monday";
        }

        /** Pretends to delete. */
        @Tool(name = "files_delete", description = "Deletes a file")
        public String delete(String path) {
            System.out.println("    the tool deletes " + path);
            return "deleted";
        }
    }

    /** The tools, as any application has them. */
    @Bean
    ToolCallbackProvider files() {
        return MethodToolCallbackProvider.builder().toolObjects(new Files()).build();
    }

    /** The guard. */
    @Bean
    OrcaTools orcaTools() {
        return OrcaTools.of(ToolGuard.of(FirewallEngine.builder()
                .policy(PolicyCodec.standard().decode("policy.yaml", POLICY).policy())
                .build()));
    }

    /** What puts it in front of the tools and of the resolver that Spring AI makes. */
    @Bean
    static GuardedBeans guardedBeans(ObjectProvider<OrcaTools> tools) {
        return new GuardedBeans(tools);
    }
}
