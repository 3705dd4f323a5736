package org.chuangdai.vault;

import org.chuangdai.graphql.Message;

/** The setting of keys cannot be used; the message says where, and never repeats a key. */
public final class BadKeys extends RuntimeException {
    private final transient Message text;

    BadKeys(String chinese, String english, Object... arguments) {
        this(new Message(chinese, english, arguments));
    }

    private BadKeys(Message text) {
        super(text.chinese() + " · " + text.english(), null, false, false);
        this.text = text;
    }

    public Message text() {
        return text;
    }
}
