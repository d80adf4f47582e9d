/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * A tool call put together from the fragments of a stream.
 *
 * @param index which call of the answer
 * @param id the call's id; empty when none was said
 * @param name the tool's name; empty when none was said
 * @param arguments the arguments as they came, usually JSON; nothing has checked them
 */
public record AssembledToolCall(int index, String id, String name, String arguments) {}
