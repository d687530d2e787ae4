package io.slipway.serving.resp.server;

/**
 * A pattern with {@code *} for any text and {@code ?} for any letter. Matching takes at most pattern times text steps.
 *
 * @param pattern the text of the pattern
 */
record Glob(String pattern) {
    boolean matches(String text) {
        int at = 0;
        int star = -1;
        int resumed = 0;
        int letter = 0;
        while (letter < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resumed = letter;
            } else if (at < pattern.length() && fits(pattern.charAt(at), text.charAt(letter))) {
                at++;
                letter++;
            } else if (star >= 0) {
                at = star + 1;
                letter = ++resumed;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(rest -> rest == '*');
    }

    private static boolean fits(char wanted, char letter) {
        return wanted == '?' || wanted == letter;
    }
}
