/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A reviewer's system as somebody would write it who knows only what the README says about signatures. */
final class CallbackSender {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI context;
    private final String workspace;
    private final String secret;

    CallbackSender(URI context, String workspace, String secret) {
        this.context = context;
        this.workspace = workspace;
        this.secret = secret;
    }

    String sign(String domain, String approvalId, long timestamp, String body) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
            String lines = String.join("\n", domain, workspace, approvalId, Long.toString(timestamp), digest);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(lines.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a decision and returns the status. */
    int decide(String approvalId, String decision, Instant now) throws IOException, InterruptedException {
        String body = "{\"decision\":\"" + decision + "\",\"comment\":\"by the book\"}";
        long timestamp = now.getEpochSecond();
        return post(approvalId, Long.toString(timestamp), sign("orca.callback.v1", approvalId, timestamp, body), body);
    }

    int post(String path, String timestamp, String signature, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(context + path))
                .header("X-Orca-Timestamp", timestamp)
                .header("X-Orca-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return status(request);
    }

    int status(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    URI uri(String path) {
        return URI.create(context + path);
    }
}
