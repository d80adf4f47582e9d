/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.guardrails.GuardrailEngine;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.api.Advisor;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Guards what can run a tool, as it becomes a bean. A bean that goes by its own class, such as a provider of MCP tools
 * that listens to events, keeps it where the class can be extended; a bean of a final class is known by its interface
 * from then on.
 */
final class GuardingPostProcessor implements BeanPostProcessor {
    private final ObjectProvider<OrcaTools> tools;
    private final ObjectProvider<GuardrailEngine> guardrail;

    GuardingPostProcessor(ObjectProvider<OrcaTools> tools, ObjectProvider<GuardrailEngine> guardrail) {
        this.tools = tools;
        this.guardrail = guardrail;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ToolCallback tool) {
            return tools.getObject().guard(tool);
        }
        if (bean instanceof ToolCallbackProvider provider) {
            return guarded(provider);
        }
        if (bean instanceof ToolCallbackResolver resolver) {
            return tools.getObject().guard(resolver);
        }
        if (bean instanceof ToolCallingManager manager) {
            return tools.getObject().guard(manager);
        }
        if (bean instanceof ChatClient.Builder builder) {
            return builder.defaultAdvisors(advisors());
        }
        if (bean instanceof ChatClient client) {
            return client.mutate().defaultAdvisors(advisors()).build();
        }
        return bean;
    }

    private ToolCallbackProvider guarded(ToolCallbackProvider provider) {
        if (!isExtensible(provider.getClass())) {
            return tools.getObject().guard(provider);
        }
        ProxyFactory factory = new ProxyFactory(provider);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) call -> {
            Object result = call.proceed();
            return result instanceof ToolCallback[] found ? tools.getObject().guard(found) : result;
        });
        return (ToolCallbackProvider) factory.getProxy(provider.getClass().getClassLoader());
    }

    private static boolean isExtensible(Class<?> type) {
        try {
            int method = type.getMethod("getToolCallbacks").getModifiers();
            return !Modifier.isFinal(type.getModifiers()) && !Modifier.isFinal(method);
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private List<Advisor> advisors() {
        List<Advisor> advisors = new ArrayList<>();
        advisors.add(new ToolGuardAdvisor(tools.getObject()));
        guardrail.ifAvailable(engine -> advisors.add(new GuardrailAdvisor(engine)));
        return advisors;
    }
}
