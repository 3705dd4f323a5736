package org.chuangdai.transfer;

/**
 * A rule that only the database can judge.
 *
 * @param column  column of the sheet that a broken rule is reported under
 * @param chinese message, with {@code %s} for the row's value in that column
 * @param english the same in English
 * @param broken  SQL condition over the staged row {@code s}, the resolved row {@code r} and the recorded row {@code t} of the
 *                same natural key (nulls when there is none)
 */
public record Rule(String column, String code, String chinese, String english, String broken) {
}
