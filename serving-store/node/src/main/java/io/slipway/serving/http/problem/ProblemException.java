package io.slipway.serving.http.problem;

/** Ends the answering of a request with a problem. It never leaves the package tree of HTTP. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** The request is answered with this problem. */
    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** The request is answered with a problem of this type. */
    public ProblemException(ProblemType type, String detail, String remedy) {
        this(new Problem(type, detail, remedy));
    }

    /** The problem. */
    public Problem problem() {
        return problem;
    }
}
