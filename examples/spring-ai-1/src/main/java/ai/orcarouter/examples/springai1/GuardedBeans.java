/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai1;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Guards the tools, providers and resolvers of an application as they become beans. */
final class GuardedBeans implements BeanPostProcessor {
    private final ObjectProvider<OrcaTools> tools;

    GuardedBeans(ObjectProvider<OrcaTools> tools) {
        this.tools = tools;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ToolCallback tool) {
            return tools.getObject().guard(tool);
        }
        if (bean instanceof ToolCallbackProvider provider) {
            return tools.getObject().guard(provider);
        }
        if (bean instanceof ToolCallbackResolver resolver) {
            return tools.getObject().guard(resolver);
        }
        return bean;
    }
}
