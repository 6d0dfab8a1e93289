"""Opens fairdesk from a checkout: the same as the `fairdesk` command."""

from fairdesk.__main__ import main

if __name__ == "__main__":
    main()
