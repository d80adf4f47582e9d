/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.examples.gateway.Filtered.Refused;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.GuardrailWorkspace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway wraps around: gives every request, response and stream of the chat APIs to the firewall and the
 * guardrail, and says what to send on or what to answer.
 *
 * <ul>
 *   <li>Requests: every tool that is offered is judged on the surface {@code inbound}, every text of the messages is
 *       screened, those of tools as results of tools.
 *   <li>Responses: every text is screened, every call of a tool is judged on the surface {@code response} with its
 *       arguments and the destinations in them.
 * </ul>
 *
 * <p>A body in which nothing is found goes on as it came, character for character; otherwise only the places that a
 * rule names are written anew. What cannot be read by everybody in the same way is refused. Thread-safe.
 */
public final class GatewayFilter {
    /** The longest body when not said, in bytes. */
    public static final int DEFAULT_MAX_BODY = 8 << 20;

    private final Planes planes;
    private final int maxBody;
    private final Function<String, List<String>> otherNames;

    private GatewayFilter(Planes planes, int maxBody, Function<String, List<String>> otherNames) {
        this.planes = planes;
        this.maxBody = maxBody;
        this.otherNames = otherNames;
    }

    /** A filter that decides by two engines and remembers nothing. */
    public static GatewayFilter of(FirewallEngine firewall, GuardrailEngine guardrail) {
        return new GatewayFilter(new EnginePlanes(firewall, guardrail), DEFAULT_MAX_BODY, name -> List.of());
    }

    /** A filter that decides as the keys of a workspace say, and records it. */
    public static GatewayFilter of(OrcaWorkspace workspace, GuardrailWorkspace guardrails) {
        return new GatewayFilter(new WorkspacePlanes(workspace, guardrails), DEFAULT_MAX_BODY, name -> List.of());
    }

    /** The same with another longest body, in bytes. */
    public GatewayFilter withMaxBody(int bytes) {
        return new GatewayFilter(planes, bytes, otherNames);
    }

    /**
     * The same for tools that policies know by other names than models do: {@code names} gives all of them, and the
     * most severe verdict holds (SEMANTICS 3.7).
     */
    public GatewayFilter withToolNames(Function<String, List<String>> names) {
        return new GatewayFilter(planes, maxBody, names);
    }

    /** The longest body, in bytes; a gateway reads at most one byte more. */
    public int maxBody() {
        return maxBody;
    }

    /**
     * Judges a request before it goes to the model.
     *
     * @param contentType the header; null when there is none
     * @param contentEncoding the header; null when there is none
     */
    public Filtered request(
            Caller caller, ChatApi api, @Nullable String contentType, @Nullable String contentEncoding, byte[] body) {
        if (!isJson(contentType)) {
            return Errors.request(api, 415, "the request is not application/json in UTF-8");
        }
        if (!isIdentity(contentEncoding)) {
            return Errors.request(api, 415, "the request is compressed");
        }
        if (body.length > maxBody) {
            return Errors.request(api, 413, "the request is longer than " + maxBody + " bytes");
        }
        Optional<String> fault = JsonReader.fault(body);
        if (fault.isPresent()) {
            return Errors.request(api, 400, "the request is no acceptable JSON: " + fault.get());
        }
        try {
            return new RequestReader(judging(caller, api), JsonReader.read(new String(body, UTF_8))).read();
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    /**
     * Judges a whole response before it goes to the caller, errors of the model's server too.
     *
     * @param contentType the header; null when there is none
     * @param contentEncoding the header; null when there is none
     */
    public Filtered response(
            Caller caller, ChatApi api, @Nullable String contentType, @Nullable String contentEncoding, byte[] body) {
        Optional<Refused> unfit = responseType(api, "application/json", contentType, contentEncoding);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        if (body.length > maxBody) {
            return Errors.response(api, "the response of the model is longer than " + maxBody + " bytes");
        }
        if (JsonReader.fault(body).isPresent()) {
            return Errors.response(api, "the response of the model is no acceptable JSON");
        }
        try {
            return new ResponseReader(judging(caller, api), JsonReader.read(new String(body, UTF_8))).read();
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    /** Starts to judge a response that streams. */
    public StreamFilter stream(Caller caller, ChatApi api) {
        return new StreamFilter(judging(caller, api));
    }

    /**
     * What to answer when a response is not of the type that was asked for; empty when it is.
     *
     * @param type {@code application/json} or {@code text/event-stream}
     * @param contentType the header; null when there is none
     * @param contentEncoding the header; null when there is none
     */
    public static Optional<Refused> responseType(
            ChatApi api, String type, @Nullable String contentType, @Nullable String contentEncoding) {
        return is(type, contentType) && isIdentity(contentEncoding)
                ? Optional.empty()
                : Optional.of(Errors.response(api, "the response of the model is not " + type + " in UTF-8"));
    }

    private Judging judging(Caller caller, ChatApi api) {
        return new Judging(api, planes, caller, otherNames);
    }

    private static boolean isJson(@Nullable String contentType) {
        return is("application/json", contentType);
    }

    private static boolean is(String type, @Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String said = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return said.equals(type) || said.equals(type + ";charset=utf-8");
    }

    private static boolean isIdentity(@Nullable String encoding) {
        return encoding == null || encoding.isBlank() || encoding.trim().equalsIgnoreCase("identity");
    }
}
