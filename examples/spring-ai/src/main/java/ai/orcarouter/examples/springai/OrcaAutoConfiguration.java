/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.ToolGuard;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailScreen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/**
 * Guards the agents of a Spring Boot application: with this module on its class path and {@code orca.policy} set, every
 * tool, tool provider, resolver, tool-calling manager, chat client and client builder that is a bean is guarded
 * ({@link GuardingPostProcessor}). An application that sets neither a policy nor {@code orca.mode=off} does not start.
 *
 * <p>A {@link ToolGuard}, {@link GuardrailEngine} or {@link ToolNames} bean of the application takes the place of the
 * one that is made here; a guard over an {@code OrcaWorkspace} brings approvals, budgets and events.
 */
@AutoConfiguration
@ConditionalOnClass(ChatClient.class)
@ConditionalOnExpression("!'off'.equalsIgnoreCase('${orca.mode:enforce}')")
@EnableConfigurationProperties(OrcaProperties.class)
public class OrcaAutoConfiguration {
    /** Makes the configuration. */
    public OrcaAutoConfiguration() {}

    /** The engine of {@code orca.guardrail}. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("orca.guardrail")
    GuardrailEngine orcaGuardrail(OrcaProperties properties) throws IOException {
        Resource file = required(properties.guardrail(), "orca.guardrail");
        return GuardrailEngine.builder(
                        GuardrailCodec.decode(file.getDescription(), text(file)).guardrail())
                .build();
    }

    /** The guard of {@code orca.policy}, which screens tool results by the guardrail if there is one. */
    @Bean
    @ConditionalOnMissingBean
    ToolGuard orcaToolGuard(OrcaProperties properties, ObjectProvider<GuardrailEngine> guardrail) throws IOException {
        Resource file = required(properties.policy(), "orca.policy");
        FirewallPolicy policy =
                PolicyCodec.standard().decode(file.getDescription(), text(file)).policy();
        if (properties.mode() == OrcaProperties.Mode.OBSERVE) {
            policy = policy.toBuilder().shadowMode(true).build();
        }
        ToolGuard.Builder guard =
                ToolGuard.builder(FirewallEngine.builder().policy(policy).build());
        guardrail.ifAvailable(engine -> guard.textScreen(new GuardrailScreen(engine)));
        return guard.build();
    }

    /** What wraps tools. */
    @Bean
    @ConditionalOnMissingBean
    OrcaTools orcaTools(ToolGuard guard, ObjectProvider<ToolNames> names) {
        return new OrcaTools(guard, names.getIfAvailable(() -> ToolNames.AS_SHOWN));
    }

    /** What guards beans as they are made. */
    @Bean
    static GuardingPostProcessor orcaGuardingPostProcessor(
            ObjectProvider<OrcaTools> tools, ObjectProvider<GuardrailEngine> guardrail) {
        return new GuardingPostProcessor(tools, guardrail);
    }

    private static Resource required(@Nullable Resource resource, String property) {
        if (resource == null) {
            throw new IllegalStateException(
                    "nothing says what tools may do: set " + property + ", or orca.mode=off to run without a guard");
        }
        return resource;
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
