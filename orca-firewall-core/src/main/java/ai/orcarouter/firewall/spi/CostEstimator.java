/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.firewall.model.ToolCall;
import java.util.OptionalLong;

/**
 * Tells what a call will cost before it is made, where the caller did not say (REFERENCE 2.10). The host knows the
 * prices.
 *
 * <p>The estimate is what is reserved until the call is settled, so spending can exceed a budget by what calls cost
 * beyond their estimates, and by no more: an estimator that never says too little keeps a budget exactly. Without an
 * estimate a call passes until the budget is used up, and then the whole of its cost may be beyond it.
 *
 * <p>Thread-safe. Asked on the caller's thread, at most once a call and only where a budget counts, so it should not
 * block. One that throws or says something negative denies calls that a rule with a budget decides; elsewhere its
 * failure counts as no estimate.
 */
@FunctionalInterface
public interface CostEstimator {
    /** Knows no prices. */
    CostEstimator NONE = call -> OptionalLong.empty();

    /** What {@code call} will cost, in cents of a US dollar, rounded up; empty when that cannot be told. */
    OptionalLong estimateCents(ToolCall call);
}
