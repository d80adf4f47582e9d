/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The guardrails of a workspace: their documents, the snapshot that texts are screened by, its changes, findings marked
 * as false positives, and the events of matches.
 */
@NullMarked
package ai.orcarouter.guardrails.internal.workspace;

import org.jspecify.annotations.NullMarked;
