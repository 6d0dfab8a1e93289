"""What bench_paper runs in processes of their own: fairdesk, and other libraries that draw the same."""
