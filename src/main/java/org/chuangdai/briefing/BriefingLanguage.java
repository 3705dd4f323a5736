package org.chuangdai.briefing;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("简报的语言 · Language of a briefing.")
public enum BriefingLanguage implements Labelled {
    ZH("中文"),
    EN("英文");

    private final String label;

    BriefingLanguage(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The one of two texts that is in this language. */
    String choose(String chinese, String english) {
        return this == ZH ? chinese : english;
    }
}
