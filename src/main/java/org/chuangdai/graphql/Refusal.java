package org.chuangdai.graphql;

/** An answer of "no" that the caller can act on: a stable code, and what to do next in Chinese and English. */
public class Refusal extends RuntimeException {
    private final ErrorCode code;
    private final transient Message text;

    public Refusal(ErrorCode code, String chinese, String english, Object... arguments) {
        this(code, new Message(chinese, english, arguments));
    }

    public Refusal(ErrorCode code, Message text) {
        super(text.english(), null, false, false);
        this.code = code;
        this.text = text;
    }

    public ErrorCode code() {
        return code;
    }

    public Message text() {
        return text;
    }
}
