/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

/** What {@link ApprovalCallbacks} makes of a callback. */
public sealed interface CallbackResult {
    /** A reviewer's decision. */
    enum Choice {
        /** The call may go through, once. */
        APPROVE,
        /** The call stays blocked. */
        REJECT
    }

    /**
     * The callback is authentic. Its reviewer is recorded as {@code webhook} (REFERENCE 15.19); the store decides
     * whether it is the first decision.
     *
     * @param choice what was decided
     * @param comment the reviewer's text, up to {@link ApprovalCallbacks#MAX_COMMENT} characters; may be empty
     */
    record Accepted(Choice choice, String comment) implements CallbackResult {}

    /** The callback changes nothing. */
    enum Refused implements CallbackResult {
        /** The workspace has no webhook secret. */
        NOT_CONFIGURED(404),
        /** The workspace, the approval id or a header is missing or not in its one form. */
        MALFORMED_REQUEST(400),
        /** The body is longer than {@link ApprovalCallbacks#MAX_BODY}. */
        TOO_LONG(413),
        /** The timestamp is more than {@link ApprovalCallbacks#WINDOW} from now, either way. */
        STALE(401),
        /** The signature is not that of this body, approval, workspace and timestamp. */
        BAD_SIGNATURE(401),
        /** The signature is right, the body is not a decision. */
        MALFORMED_BODY(400),
        /** The same callback was accepted before. */
        REPLAYED(409),
        /** More callbacks than can be remembered came within the window; the sender may try again later. */
        TOO_MANY(503);

        private final int httpStatus;

        Refused(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        /** The HTTP status that an adapter answers with. */
        public int httpStatus() {
            return httpStatus;
        }
    }
}
