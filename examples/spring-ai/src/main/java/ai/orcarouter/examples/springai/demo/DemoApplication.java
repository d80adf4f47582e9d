/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai.demo;

import java.util.List;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An agent that reads a file, tries to delete one, and tells of it. Orca is in {@code orca-demo.properties} only. */
@SpringBootApplication(proxyBeanMethods = false)
public class DemoApplication {
    /** Makes the application. */
    public DemoApplication() {}

    /** Runs the agent once and prints what happens. */
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(DemoApplication.class)
                .properties("spring.config.name=orca-demo")
                .run(arguments)) {
            ScriptedChatModel model = application.getBean(ScriptedChatModel.class);
            System.out.println("The agent runs.");
            String answer = application
                    .getBean(ChatClient.Builder.class)
                    .build()
                    .prompt("Clean up /srv, and tell carol@example.com")
                    .tools(application.getBean(ToolCallbackProvider.class))
                    .call()
                    .content();
            System.out.println("The model was asked: " + model.prompts().get(0));
            for (ToolResponseMessage.ToolResponse each : model.seen()) {
                System.out.println("The model saw of " + each.name() + ": " + each.responseData());
            }
            System.out.println("The user reads: " + answer);
        }
    }

    /** The tools, as any application has them. */
    @Bean
    ToolCallbackProvider files() {
        return MethodToolCallbackProvider.builder().toolObjects(new Files()).build();
    }

    /** In an application with a model of its own this bean comes from a starter of Spring AI. */
    @Bean
    ScriptedChatModel model() {
        return new ScriptedChatModel(
                List.of(
                        List.of(ScriptedChatModel.call("1", "files_read", "{\"path\":\"/srv/a.txt\"}")),
                        List.of(ScriptedChatModel.call("2", "files_delete", "{\"path\":\"/srv/a.txt\"}"))),
                List.of("I read the mail to ada", "@example.com and could not delete the file."));
    }
}
