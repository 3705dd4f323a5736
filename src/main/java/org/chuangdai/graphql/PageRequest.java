package org.chuangdai.graphql;

/**
 * Which page of a connection is asked for, checked.
 *
 * @param size    rows of the page, 0 to {@link Limits#PAGE_SIZE_MAX}
 * @param forward from the front, or (last, before) from the back
 * @param after   only rows behind this cursor, or null
 * @param before  only rows before this cursor, or null
 */
public record PageRequest(int size, boolean forward, String after, String before) {

    public static PageRequest of(Integer first, String after, Integer last, String before) {
        if (first != null && last != null) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "first 与 last 只能给出一个。", "Give either first or last, not both.");
        }
        Integer asked = first != null ? first : last;
        int size = asked == null ? Limits.PAGE_SIZE_DEFAULT : asked;
        if (size < 0 || size > Limits.PAGE_SIZE_MAX) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "每页应为0至%s行，而不是%s行。", "A page has 0 to %s rows, not %s.", Limits.PAGE_SIZE_MAX, size);
        }
        return new PageRequest(size, last == null, after, before);
    }

    public static PageRequest of(Integer first, String after) {
        return of(first, after, null, null);
    }
}
