/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.examples.http.Timeouts;
import ai.orcarouter.examples.http.Trust;
import ai.orcarouter.guardrails.spi.ExternalGuardrail;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Has texts screened by services of your own over https (REFERENCE 4.8). The README of this module says what goes over
 * the wire.
 *
 * <p>A text is one request, which takes no longer than the rule allows, follows no redirect and is not repeated; of the
 * answer up to 64 KiB are read. Everything that is no complete answer of the documented form is thrown as
 * {@link IOException}, which counts as a failure of the rule, and so is a rule for another vendor or an unknown
 * connection. Secrets are in no message, log or {@code toString}. Thread-safe; close it after the engine.
 */
public final class WebhookGuardrail implements ExternalGuardrail, AutoCloseable {
    /** First line of what is signed. */
    public static final String DOMAIN = "orca.guardrail.v1";

    private static final String VENDOR = "webhook";

    private final Map<String, WebhookConnection> connections;
    private final InstantSource clock;
    private final Service service;

    private WebhookGuardrail(Builder from) {
        connections = Map.copyOf(from.connections);
        clock = from.clock;
        service = Service.over(from.network);
    }

    /** A builder of a guardrail without connections. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Answer screen(Request request) throws IOException {
        if (!request.vendor().equals(VENDOR)) {
            throw new ServiceException("unknown_vendor");
        }
        WebhookConnection connection = connections.get(request.connectionId());
        if (connection == null) {
            throw new ServiceException("unknown_connection");
        }
        byte[] body = Service.json(
                Map.of("connection", request.connectionId(), "stage", request.stage(), "text", request.text()));
        Map<?, ?> answer =
                service.post(connection.target(), headers(connection, request, body), body, request.timeoutMillis());
        return WebhookAnswer.read(answer, request.text());
    }

    private Map<String, String> headers(WebhookConnection connection, Request request, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String lines = String.join("\n", DOMAIN, request.connectionId(), timestamp, Digests.sha256Hex(body));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Orca-Timestamp", timestamp);
        headers.put(
                "X-Orca-Signature",
                "sha256=" + Digests.hmacSha256Hex(connection.signingSecret(), lines.getBytes(UTF_8)));
        connection.authorization().ifPresent(secret -> headers.put("Authorization", Service.reveal(secret)));
        return headers;
    }

    @Override
    public void close() {
        service.close();
    }

    /** Collects the parts of a guardrail. Not thread-safe. */
    public static final class Builder {
        private final Map<String, WebhookConnection> connections = new LinkedHashMap<>();
        private InstantSource clock = InstantSource.system();
        private Service.Network network = Service.Network.DEFAULTS;

        private Builder() {}

        /**
         * Adds a connection that rules name by {@code id}.
         *
         * @throws IllegalArgumentException when the id is empty or holds a control character
         */
        public Builder connection(String id, WebhookConnection connection) {
            if (id.isEmpty() || id.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("the id of a connection is one line");
            }
            connections.put(id, connection);
            return this;
        }

        /** Sets what time it is, for signatures; the system's clock when not said. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /** Sets which addresses may be dialled; all public ones by default. */
        public Builder addressPolicy(AddressPolicy value) {
            network = network.with(value);
            return this;
        }

        /** Sets who finds the addresses of names, which the guardrail does not close; by default the JDK. */
        public Builder resolver(HostResolver value) {
            network = network.with(value);
            return this;
        }

        /** Allows one port beside those of the dial guard. */
        public Builder port(int value) {
            network = network.with(value);
            return this;
        }

        /** Sets how long a request may take when the rule allows more. */
        public Builder timeouts(Timeouts value) {
            network = network.with(value);
            return this;
        }

        /** Sets whose certificates count; by default those that the JVM trusts. */
        public Builder trust(Trust value) {
            network = network.with(value);
            return this;
        }

        /** The guardrail. */
        public WebhookGuardrail build() {
            return new WebhookGuardrail(this);
        }
    }
}
