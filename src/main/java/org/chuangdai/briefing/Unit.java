package org.chuangdai.briefing;

/** What a figure's value is measured in: money in yuan, ratios, or what is counted with its measure word (量词). */
enum Unit {
    YUAN("元", "CNY", "CNY"),
    RATIO("比率", "ratio", "ratio"),
    /** A ratio of change: 0.10 is +10 %. */
    GROWTH("比率", "ratio", "ratio"),
    PEOPLE("人", "person", "people"),
    PERSONS("名", "person", "people"),
    LOANS("笔", "loan", "loans"),
    BASES("家", "base", "bases"),
    FIRMS("家", "start-up", "start-ups"),
    ENTITIES("个", "start-up", "start-ups");

    private final String chinese;
    private final String one;
    private final String many;

    Unit(String chinese, String one, String many) {
        this.chinese = chinese;
        this.one = one;
        this.many = many;
    }

    /** Its name as {@code BriefingFigure.unit} gives it. */
    String in(BriefingLanguage language) {
        return language.choose(chinese, many);
    }

    /** A printed number with the measure word. */
    String counted(String number, BriefingLanguage language) {
        return language.choose(number + chinese, number + " " + ("1".equals(number) ? one : many));
    }
}
