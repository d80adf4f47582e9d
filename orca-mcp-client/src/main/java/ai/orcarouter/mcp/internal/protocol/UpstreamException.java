/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A request to a server that has no result. The message is made of fixed words, codes and counts: no address, no URL,
 * no credential and no text of the server, so that it may be logged and shown.
 */
public final class UpstreamException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The dial guard, or a check of the target, refused the connection. */
        REFUSED_DIAL,
        /** The deadline passed. */
        TIMED_OUT,
        /** The caller cancelled, or its thread was interrupted. */
        CANCELLED,
        /** The connection or the child process failed, or could not be had. */
        TRANSPORT,
        /** The server broke the protocol or a limit. */
        PROTOCOL,
        /** The server answered with an error; {@link #code} has its number. */
        RPC_ERROR,
        /** The server wants other credentials, or there are none to be had. */
        UNAUTHORIZED,
        /** No version of the protocol is common to both sides. */
        ERA_UNSUPPORTED,
        /** The client was closed. */
        CLOSED
    }

    /** Whether the request, which was surely not carried out, may be sent once more. */
    private enum Again {
        NO,
        IN_ANOTHER_FORM,
        AFTER_LISTING
    }

    private static final int INVALID_PARAMS = -32602;

    private final Kind kind;
    private final boolean sent;
    private final @Nullable Integer code;
    private final String serverMessage;
    private final int httpStatus;
    private final Again again;
    private final String lastWords;

    private UpstreamException(
            Kind kind,
            String message,
            boolean sent,
            @Nullable Integer code,
            String serverMessage,
            int httpStatus,
            Again again,
            String lastWords,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.sent = sent;
        this.code = code;
        this.serverMessage = serverMessage;
        this.httpStatus = httpStatus;
        this.again = again;
        this.lastWords = lastWords;
    }

    /** A failure before anything of the request went out. */
    public static UpstreamException unsent(Kind kind, String message) {
        return new UpstreamException(kind, message, false, null, "", 0, Again.NO, "", null);
    }

    /** A failure after the request may have reached the server. */
    public static UpstreamException sent(Kind kind, String message) {
        return new UpstreamException(kind, message, true, null, "", 0, Again.NO, "", null);
    }

    /** An error that the server answered with; {@code serverMessage} is untrusted. */
    public static UpstreamException answered(int code, String serverMessage) {
        return new UpstreamException(
                Kind.RPC_ERROR,
                "the server answered with error " + code,
                true,
                code,
                serverMessage,
                0,
                Again.NO,
                "",
                null);
    }

    /** A call of an approved tool on a connection that was not seen to have that tool. */
    static UpstreamException unlisted() {
        return new UpstreamException(
                Kind.TRANSPORT,
                "the server was connected anew, and was not seen to have this tool since",
                false,
                null,
                "",
                0,
                Again.AFTER_LISTING,
                "",
                null);
    }

    /** An HTTP status that is no answer to the request; 401 and 403 are {@link Kind#UNAUTHORIZED}. */
    public static UpstreamException status(int status) {
        Kind kind = status == 401 || status == 403
                ? Kind.UNAUTHORIZED
                : status >= 300 && status < 400 ? Kind.REFUSED_DIAL : status >= 500 ? Kind.TRANSPORT : Kind.PROTOCOL;
        String what = kind == Kind.REFUSED_DIAL ? "redirects are not followed" : "the server answered HTTP " + status;
        return new UpstreamException(kind, what, true, null, "", status, Again.NO, "", null);
    }

    /** The server does not know the session any more. */
    public static UpstreamException sessionLost(int status) {
        return new UpstreamException(
                Kind.TRANSPORT, "the server ended the session", true, null, "", status, Again.NO, "", null);
    }

    /** The same failure with its cause, which is for the event log alone: it may hold addresses. */
    public UpstreamException because(Throwable cause) {
        return new UpstreamException(kind, text(), sent, code, serverMessage, httpStatus, again, lastWords, cause);
    }

    /** The same failure, said of a request that may have reached the server or not. */
    public UpstreamException withSent(boolean nowSent) {
        return nowSent == sent
                ? this
                : new UpstreamException(
                        kind, text(), nowSent, code, serverMessage, httpStatus, again, lastWords, getCause());
    }

    /** The same failure, said of a request that the server refused for the form of the protocol that it was in. */
    UpstreamException refusingEra() {
        return new UpstreamException(
                kind, text(), sent, code, serverMessage, httpStatus, Again.IN_ANOTHER_FORM, lastWords, getCause());
    }

    /** The same failure with what a process said before it ended, redacted; for operators, not for a model. */
    public UpstreamException saying(String words) {
        return new UpstreamException(kind, text(), sent, code, serverMessage, httpStatus, again, words, getCause());
    }

    private String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The message, and how a process ended and what it said last: redacted text of the server, for operators alone. */
    public String detail() {
        return lastWords.isEmpty() ? text() : text() + ": " + lastWords;
    }

    /** Whether the request may have reached the server; if not, it may be sent again. */
    public boolean sent() {
        return sent;
    }

    /** The JSON-RPC code of {@link Kind#RPC_ERROR}. */
    public OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** The HTTP status that is the failure; empty when it is none. */
    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * Whether the server refused the request for the form of the protocol that it was in, so that it was surely not
     * carried out. What was agreed is forgotten then; in another form the request may be sent once more.
     */
    public boolean refusedForEra() {
        return again == Again.IN_ANOTHER_FORM;
    }

    /** Whether the call was held back because the tools of the connection that there is now were not listed yet. */
    public boolean awaitsListing() {
        return again == Again.AFTER_LISTING;
    }

    /** Whether what was agreed with the server does not hold any more. */
    boolean endsSession() {
        return httpStatus == 400 || httpStatus == 404 || httpStatus == 405 || httpStatus == 410;
    }

    /** Whether the server says that it has no such tool, or cannot use what was sent: its tools may have changed. */
    public boolean doubtsTool() {
        return kind == Kind.RPC_ERROR && code != null && code == INVALID_PARAMS;
    }

    /** What the server said with {@link Kind#RPC_ERROR}: untrusted, at most 4,096 characters, empty otherwise. */
    public String serverMessage() {
        return serverMessage;
    }
}
