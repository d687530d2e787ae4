package io.slipway.loader.problem;

/** Names a status that HTTP machinery chose. */
final class HttpProblem {
    private HttpProblem() {}

    static Problem of(int status, String reason) {
        return switch (status) {
            case 401 ->
                Problem.of(
                        ProblemType.UNAUTHORIZED,
                        reason,
                        "Send the token of the loader's --token-file as a bearer token.");
            case 404 ->
                Problem.of(
                        ProblemType.NO_SUCH_RESOURCE,
                        "Cannot find what the path names.",
                        "The paths are listed in /openapi.yaml.");
            case 405 ->
                Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "Cannot use this method here.",
                        "The Allow header and /openapi.yaml name the methods of this path.");
            case 406 ->
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "Cannot answer in the media type that was asked for.",
                        "Accept application/json, or leave the Accept header out.");
            case 413, 414, 431 ->
                Problem.of(
                        ProblemType.TOO_LARGE, "Cannot take the request: " + reason + ".", "Send a smaller request.");
            case 415 ->
                Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Cannot read a body of this media type.",
                        "Send JSON with the header Content-Type: application/json.");
            default ->
                status < 500
                        ? Problem.of(
                                ProblemType.MALFORMED,
                                "Cannot read the request: " + reason + ".",
                                "Compare it with /openapi.yaml.")
                        : Problem.of(
                                ProblemType.UNEXPECTED,
                                "Cannot answer: " + reason + ".",
                                "Try again; if it stays, look into the loader's log.");
        };
    }
}
