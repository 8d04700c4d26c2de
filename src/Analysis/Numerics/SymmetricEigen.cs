namespace SynthesisPipeline.Analysis;

/// <summary>Finds eigenvalues and eigenvectors of a symmetric matrix by Jacobi rotations.</summary>
/// <remarks>Golub &amp; Van Loan, Matrix Computations, section 8.5. Cost: some ten sweeps of n³, so for matrices of a few hundred.</remarks>
internal static class SymmetricEigen
{
    /// <summary>Decomposes a matrix; it is not changed.</summary>
    /// <returns>Eigenvalues, largest first, those under zero (of covariances: rounding) given as 0; and the matrix whose columns are their unit vectors.</returns>
    public static (double[] Values, double[,] Vectors) Decompose(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        // rows of both stand apart: rotations walk along rows only
        var a = new double[n][];
        var v = new double[n][];
        for (var i = 0; i < n; i++)
        {
            a[i] = new double[n];
            v[i] = new double[n];
            for (var j = 0; j < n; j++) a[i][j] = matrix[i, j];
            v[i][i] = 1;
        }
        for (var sweep = 0; sweep < 30 && !IsDiagonal(a); sweep++)
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++) Rotate(a, v, p, q);

        var order = Enumerable.Range(0, n).OrderByDescending(i => a[i][i]).ThenBy(i => i).ToArray();
        var vectors = new double[n, n];
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++) vectors[i, k] = v[order[k]][i];
        return ([.. order.Select(i => Math.Max(0, a[i][i]))], vectors);
    }

    static bool IsDiagonal(double[][] a)
    {
        double off = 0, diagonal = 0;
        for (var i = 0; i < a.Length; i++)
        {
            diagonal += a[i][i] * a[i][i];
            for (var j = 0; j < i; j++) off += a[i][j] * a[i][j];
        }
        return off <= 1e-22 * diagonal;
    }

    static void Rotate(double[][] a, double[][] v, int p, int q)
    {
        var apq = a[p][q];
        if (Math.Abs(apq) <= 1e-15 * Math.Sqrt(Math.Abs(a[p][p] * a[q][q]))) return;
        var theta = (a[q][q] - a[p][p]) / (2 * apq);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        double[] rowP = a[p], rowQ = a[q];
        for (var k = 0; k < a.Length; k++)
        {
            if (k == p || k == q) continue;
            var kp = rowP[k];
            var kq = rowQ[k];
            rowP[k] = a[k][p] = c * kp - s * kq;
            rowQ[k] = a[k][q] = s * kp + c * kq;
        }
        rowP[p] -= t * apq;
        rowQ[q] += t * apq;
        rowP[q] = rowQ[p] = 0;
        double[] vp = v[p], vq = v[q];
        for (var k = 0; k < vp.Length; k++)
        {
            var kp = vp[k];
            vp[k] = c * kp - s * vq[k];
            vq[k] = s * kp + c * vq[k];
        }
    }
}
