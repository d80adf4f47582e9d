/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.text.Printable;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.output.OutputSchema;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.model.GatewayCode;

/** Results that stand for failures (mcp.md 3.3): what a model may know of them, and nothing else. */
final class ToolErrors {
    private static final int MAX_MESSAGE = 300;

    private ToolErrors() {}

    /** A result of {@code tools/call} that says {@code text} and that the call failed. */
    static String result(String text) {
        StringBuilder out = new StringBuilder("{\"content\":[{\"type\":\"text\",\"text\":");
        CanonicalJson.appendText(text, out);
        return out.append("}],\"isError\":true}").toString();
    }

    /** What a model reads of a code. */
    static String text(GatewayCode code) {
        return code == GatewayCode.ENDPOINT_REFUSED ? "gateway: endpoint refused" : "gateway: " + code.wire();
    }

    /** What a model reads of an error that a server answered with. */
    static String upstream(int code, String cleaned) {
        return "gateway: upstream error " + code + (cleaned.isEmpty() ? "" : ": " + cleaned);
    }

    /** What a model reads in place of structured content that is not what the tool's definition promises. */
    static String unfit(OutputSchema.Fit fit) {
        String why = fit == OutputSchema.Fit.DIFFERS ? "does not fit" : "could not be checked against";
        return text(GatewayCode.PROTOCOL_ERROR) + ": the result " + why + " the output schema of the tool";
    }

    static GatewayCode code(Availability availability) {
        return switch (availability) {
            // It was looked up as open and is not found any more: another look would tell, and this one failed.
            case OPEN, DOWN -> GatewayCode.SERVER_DOWN;
            case UNKNOWN -> GatewayCode.UNKNOWN_TOOL;
            case DISABLED -> GatewayCode.SERVER_DISABLED;
            case REFUSED -> GatewayCode.ENDPOINT_REFUSED;
            case UNAUTHORIZED -> GatewayCode.SERVER_UNAUTHORIZED;
            case ERA_UNSUPPORTED -> GatewayCode.ERA_UNSUPPORTED;
            case CHANGED -> GatewayCode.SCHEMA_CHANGED;
            case PENDING -> GatewayCode.SCHEMA_PENDING;
            case QUARANTINED -> GatewayCode.SERVER_QUARANTINED;
            case INVALID -> GatewayCode.SERVER_INVALID;
        };
    }

    /** What became of a call that failed; of one that may have reached the server nobody says that it did not. */
    static GatewayCode code(UpstreamException e) {
        return switch (e.kind()) {
            case REFUSED_DIAL -> GatewayCode.ENDPOINT_REFUSED;
            case TIMED_OUT -> GatewayCode.TIMED_OUT;
            case CANCELLED -> GatewayCode.CANCELLED;
            case TRANSPORT -> GatewayCode.TRANSPORT_FAILED;
            case PROTOCOL -> GatewayCode.PROTOCOL_ERROR;
            case RPC_ERROR -> GatewayCode.UPSTREAM_ERROR;
            case UNAUTHORIZED -> GatewayCode.SERVER_UNAUTHORIZED;
            case ERA_UNSUPPORTED -> GatewayCode.ERA_UNSUPPORTED;
            case CLOSED -> e.sent() ? GatewayCode.TRANSPORT_FAILED : GatewayCode.SERVER_DOWN;
        };
    }

    /**
     * The message of a server fit for a model: one line, without invisible characters, at most 300 characters, and of a
     * URL no user nor password.
     */
    static String clean(String message) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < message.length() && out.length() < MAX_MESSAGE) {
            int c = message.codePointAt(at);
            at += Character.charCount(c);
            if (isVisible(c)) {
                out.appendCodePoint(c);
                if (endsWithScheme(out)) {
                    at = afterUserInfo(message, at);
                }
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }

    private static boolean isVisible(int c) {
        return Printable.isPrintable(c) && !Character.isSpaceChar(c);
    }

    private static boolean endsWithScheme(StringBuilder text) {
        int length = text.length();
        return length > 2
                && text.charAt(length - 1) == '/'
                && text.charAt(length - 2) == '/'
                && text.charAt(length - 3) == ':';
    }

    /** The place after the last {@code @} of the authority that starts at {@code from}, or {@code from}. */
    private static int afterUserInfo(String message, int from) {
        int after = from;
        for (int i = from; i < message.length() && "/\\?# \t\r\n\"'<>".indexOf(message.charAt(i)) < 0; i++) {
            if (message.charAt(i) == '@') {
                after = i + 1;
            }
        }
        return after;
    }
}
