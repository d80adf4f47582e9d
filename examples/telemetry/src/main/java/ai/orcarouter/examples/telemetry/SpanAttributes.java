/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Names of the attributes on spans. Those in {@code gen_ai.} and {@code mcp.} are the ones of the OpenTelemetry
 * semantic conventions for generative AI and MCP (status: development, kept in
 * {@code open-telemetry/semantic-conventions-genai}), {@code error.type} is a stable one; those in {@code orca.} are
 * this library's own.
 */
public final class SpanAttributes {
    /** Name of the tool that was called. */
    public static final AttributeKey<String> TOOL_NAME = AttributeKey.stringKey("gen_ai.tool.name");

    /** Arguments of the call; only where the host asks for it. */
    public static final AttributeKey<String> TOOL_ARGUMENTS = AttributeKey.stringKey("gen_ai.tool.call.arguments");

    /** Model that asked for the call. */
    public static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");

    /** Provider of that model. */
    public static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");

    /** Conversation that the call belongs to. */
    public static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");

    /** MCP method that the decision is about. */
    public static final AttributeKey<String> MCP_METHOD = AttributeKey.stringKey("mcp.method.name");

    /** Why the decision could not be made as it should; absent for a decision that is merely unwelcome. */
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /** Verdict, as in documents. */
    public static final AttributeKey<String> VERDICT = AttributeKey.stringKey("orca.verdict");

    /** Code of the reason; never its text, which may quote arguments. */
    public static final AttributeKey<String> REASON = AttributeKey.stringKey("orca.reason_code");

    /** Surface, as in documents. */
    public static final AttributeKey<String> SURFACE = AttributeKey.stringKey("orca.surface");

    /** In shadow mode the verdict that would have been enforced. */
    public static final AttributeKey<String> SHADOWED = AttributeKey.stringKey("orca.shadowed_verdict");

    /** Id of the policy that decided; absent when none did. */
    public static final AttributeKey<Long> POLICY = AttributeKey.longKey("orca.policy.id");

    /** Id of the rule that decided; absent when none did. */
    public static final AttributeKey<Long> RULE = AttributeKey.longKey("orca.rule.id");

    /** Id of the approval that was opened. */
    public static final AttributeKey<String> APPROVAL = AttributeKey.stringKey("orca.approval.id");

    private SpanAttributes() {}
}
